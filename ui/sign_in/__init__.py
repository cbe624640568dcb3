"""The locked desk: who is here, the password, and coming back to where typing stopped."""
