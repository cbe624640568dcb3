"""The first start: try the demo office, set up an office, or join a shared one."""
