import sys

from PySide6.QtCore import QObject


def test_qt_calls_do_not_use_up_none():
    """PySide6 6.12.0 on Python 3.11 takes a reference of None with every call, and ends the program soon."""
    thing, calls = QObject(), 1000
    before = sys.getrefcount(None)
    for _ in range(calls):
        thing.setObjectName("")
    assert abs(sys.getrefcount(None) - before) < calls // 2
