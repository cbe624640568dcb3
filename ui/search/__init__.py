"""One search for people and commands."""
