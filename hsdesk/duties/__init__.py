"""Duties: what promises and the office itself ask to be done once in every period."""
