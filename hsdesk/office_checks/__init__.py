"""Checks at the office: what `fixture` promises say is in place is looked at in rounds."""
