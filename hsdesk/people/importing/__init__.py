"""Files of people and homes from the landlord's other systems: read, checked, compared, and brought in."""
