"""Setting up an office, kept as a draft until it is done."""
