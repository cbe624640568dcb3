"""Files that belong to something: kept in the database itself, each with its hash."""
