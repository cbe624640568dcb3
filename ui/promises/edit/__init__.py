"""Changing a copy of a pack: its promises, their fields, and what the change means."""
