"""Who is expected today, and booking somebody for later today."""
