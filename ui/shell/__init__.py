"""The frame around every page: rail, top bar, notices and the sheet."""
