"""Tasks: what somebody still has to do about something, by when."""
