"""The public screen in the waiting room: tickets, likely waits and facts, never a visitor's name."""
