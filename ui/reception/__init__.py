"""The reception desk: who waits, who is expected, and checking people in."""
