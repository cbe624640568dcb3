"""hsdesk: the desk of a social landlord's area office, without any window."""

__version__ = "0.1.0"
