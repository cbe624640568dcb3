"""The dates that something would bring, before anything is saved: now, at a chosen time, by each priority."""
