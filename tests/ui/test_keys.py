from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from ui.keys import Key, Scope, key_list, rail_sequence


def test_no_two_keys_clash():
    for one, other in combinations(Key, 2):
        if one.meaning.scope.meets(other.meaning.scope):
            same = set(one.meaning.sequences) & set(other.meaning.sequences)
            assert not same, f"{one} and {other} both use {same}"


@pytest.mark.parametrize("key", Key)
def test_every_key_is_one_that_qt_knows(key):
    for sequence in key.sequences():
        assert sequence.count() == 1
        assert sequence[0].key() != Qt.Key.Key_unknown
        assert sequence.toString()


@pytest.mark.parametrize("key", [key for key in Key if not key.meaning.by_control])
def test_shortcuts_are_never_single_letters_nor_f4(key):
    for sequence in key.sequences():
        combination = sequence[0]
        function_key = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35
        assert function_key or combination.keyboardModifiers()
        assert combination.key() != Qt.Key.Key_F4


def test_the_rail_has_ten_keys():
    assert rail_sequence(0) == QKeySequence("Ctrl+1")
    assert rail_sequence(9) == QKeySequence("Ctrl+0")
    assert rail_sequence(10) is None
    assert rail_sequence(-1) is None


def test_scopes_that_meet():
    assert Scope.ANYWHERE.meets(Scope.LISTS)
    assert Scope.RECEPTION.meets(Scope.FORMS)
    assert Scope.LISTS.meets(Scope.LISTS)
    assert not Scope.LISTS.meets(Scope.FORMS)


def test_the_key_list_names_every_key(qapp):
    shown = {words: caps for _, lines in key_list() for caps, words in lines}
    assert len(shown) == len(Key)
    assert shown["Go to a page, in the order of the rail"] == "Ctrl+1 to Ctrl+9, Ctrl+0"
    assert shown["Key list"] == "F1, Ctrl+/"
    assert shown["Open"] == "Enter"
    assert shown["Save, also from a note"] == "Ctrl+Enter"
    assert Key.CALL.cap() == "F2"
