"""The office itself: its name and nation, opening hours, closures, and which packs it runs."""
