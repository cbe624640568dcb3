"""The people an office deals with: persons, homes, tenancies, its own staff, and finding them."""
