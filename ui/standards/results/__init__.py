"""How the promises of the office were kept in a week, a month, a quarter or a year."""
