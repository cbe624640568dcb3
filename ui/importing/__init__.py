"""Bringing in people and homes from a file, step by step, in a window."""
