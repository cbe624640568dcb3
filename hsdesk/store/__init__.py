"""Where everything is kept: engine, unit of work, journal, feed, migrations and backup."""
