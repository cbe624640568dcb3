"""Published promises as data, and the deadlines that journal entries start and stop under them."""
