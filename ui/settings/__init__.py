"""Everything about the office and this computer that can be changed."""
