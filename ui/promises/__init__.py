"""The promises themselves: reading them, choosing whose the office keeps, and changing a copy of its own."""
