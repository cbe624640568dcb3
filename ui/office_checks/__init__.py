"""Checks of the office: what should be in place, looked at question by question."""
