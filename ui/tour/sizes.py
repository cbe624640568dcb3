"""The sizes of windows and screens in which pictures are taken, in pixels."""

from PySide6.QtCore import QSize

DESK_SIZES = (QSize(1366, 768), QSize(1440, 900), QSize(1920, 1080))
"""A small laptop, the size in which the desk is drawn, and a large monitor."""
PUBLIC_SIZES = (QSize(1920, 1080), QSize(1366, 768), QSize(1080, 1920))
"""The waiting room's screen: a usual one, a small one, and one hung upright."""
