"""The chapter of the tour about how promises are kept."""
