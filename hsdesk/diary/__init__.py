"""The diary: appointments, interview rooms and who is on duty."""
