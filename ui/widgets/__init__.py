"""The parts that pages are built from, and the functions that paint them."""
