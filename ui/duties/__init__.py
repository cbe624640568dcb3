"""Duties: what has to be done again and again, by when, by whom, and what shows that it was done."""
