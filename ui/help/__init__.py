"""The key list."""
