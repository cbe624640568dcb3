"""Packs of an office's own: copies that were changed, and every version of them."""
