"""Checking a visitor in: who is here, why, whom they see, and until when they should be seen."""
