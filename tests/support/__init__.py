"""What several tests share: databases, clocks and the reading of our own source."""
