"""The locked desk: nothing is lost, nothing is seen, and only the right person gets in."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from support.windows import NOTE, PASSWORD, Desk, NotePage, click, press, read_out, shell_of, typed
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.shell.shell import Shell
from ui.sign_in.page import SignInPage

SPECS = (NOTE, *page_specs())


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    desk.set_up(colleagues=["Grace Holloway"])
    return desk.start(specs=SPECS)


def note_of(window: MainWindow) -> NotePage:
    page = shell_of(window).page("note")
    assert isinstance(page, NotePage)
    return page


def locked(window: MainWindow) -> SignInPage:
    page = window.stages.currentWidget()
    assert isinstance(page, SignInPage)
    return page


def lock_by_key(window: MainWindow) -> SignInPage:
    press(Qt.Key.Key_L, ctrl=True, shift=True)
    return locked(window)


def test_unlocking_opens_the_field_where_typing_stopped(window: MainWindow) -> None:
    note = note_of(window).note
    note.setFocus()
    typed(note, "Derek Holroyd came about")
    page = lock_by_key(window)
    assert QApplication.focusWidget() is page.password.field.line
    typed(page.password.field.line, PASSWORD)
    press(Qt.Key.Key_Return)
    assert isinstance(window.stages.currentWidget(), Shell)
    assert QApplication.focusWidget() is note
    typed(note, " his rent")
    assert note.text() == "Derek Holroyd came about his rent"


def test_no_name_of_a_visitor_is_seen_or_read_out_while_locked(window: MainWindow) -> None:
    note = note_of(window).note
    note.setFocus()
    typed(note, "Amina Yusuf")
    assert any("Derek Holroyd" in text for text in read_out(window))
    lock_by_key(window)
    said = " ".join(read_out(window))
    assert "Who is at the desk?" in said
    assert "Derek Holroyd" not in said
    assert "Amina Yusuf" not in said
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    assert note not in shown


def test_no_key_of_the_office_acts_while_locked(window: MainWindow) -> None:
    shell = shell_of(window)
    page = lock_by_key(window)
    for key, ctrl in ((Qt.Key.Key_K, True), (Qt.Key.Key_Comma, True), (Qt.Key.Key_F8, False)):
        press(key, ctrl=ctrl, on=page.password.field.line)
    press(Qt.Key.Key_Z, ctrl=True, on=page.password.field.line)
    assert not window._services.privacy.hidden
    assert shell.key == "note"
    assert window.stages.currentWidget() is page


def test_a_wrong_password_is_said_and_makes_one_wait(window: MainWindow) -> None:
    page = lock_by_key(window)
    for seconds in (1, 2, 4):
        page.password.field.line.clear()
        typed(page.password.field.line, "not the password")
        press(Qt.Key.Key_Return)
        assert "not the password of Helen Marsh" in page.password.field.error()
        assert not page.password.unlock.isEnabled()
        assert page._pause.interval() == seconds * 1000
        press(Qt.Key.Key_Return)
        assert locked(window) is page
        page._pause.stop()
        page._pause.timeout.emit()
        assert page.password.unlock.isEnabled()
    page.password.field.line.clear()
    typed(page.password.field.line, PASSWORD)
    press(Qt.Key.Key_Return)
    assert isinstance(window.stages.currentWidget(), Shell)


def test_a_colleague_chooses_a_password_and_begins_with_empty_pages(desk: Desk, window: MainWindow) -> None:
    note = note_of(window).note
    note.setFocus()
    typed(note, "half a note")
    page = lock_by_key(window)
    click(page.tiles.tiles()[1])
    assert page.password.is_first
    typed(page.password.field.line, "short")
    press(Qt.Key.Key_Return)
    assert "too short" in page.password.field.error()
    page.password.clear()
    typed(page.password.field.line, "another three words")
    typed(page.password.again.line, "another three words")
    press(Qt.Key.Key_Return, on=page.password.again.line)
    assert window._services.acting.name == "Grace Holloway"
    assert note_of(window).note.text() == ""

    page = lock_by_key(window)
    assert page.tiles.current().member.name == "Grace Holloway"
    assert not page.password.is_first


def test_in_the_demo_office_enter_is_enough(desk: Desk) -> None:
    desk.set_up(demo=True)
    window = desk.start(specs=SPECS)
    page = lock_by_key(window)
    assert page.password.field.isHidden()
    assert QApplication.focusWidget() is page.password.unlock
    press(Qt.Key.Key_Return)
    assert isinstance(window.stages.currentWidget(), Shell)


def test_the_desk_locks_when_nobody_touches_it(desk: Desk, window: MainWindow) -> None:
    idle = window._lock.idle
    desk.clock.advance(timedelta(minutes=4))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    desk.clock.advance(timedelta(minutes=4))
    idle.look()
    assert isinstance(window.stages.currentWidget(), Shell)
    assert idle.timer.isActive()
    desk.clock.advance(timedelta(minutes=1))
    idle.look()
    assert locked(window)


def test_the_minutes_are_a_setting_and_never_is_one(desk: Desk, window: MainWindow) -> None:
    window._services.preferences.change(lock_after_minutes=1)
    desk.clock.advance(timedelta(seconds=61))
    window._lock.idle.look()
    page = locked(window)
    typed(page.password.field.line, PASSWORD)
    press(Qt.Key.Key_Return)
    window._services.preferences.change(lock_after_minutes=0)
    assert not window._lock.idle.timer.isActive()


def test_dialogs_are_put_away_and_come_back_and_public_windows_stay(window: MainWindow) -> None:
    dialog, public = QDialog(window), QWidget()
    public.setProperty("public", True)
    dialog.show()
    public.show()
    window._services.requests.lock.emit()
    page = locked(window)
    assert not dialog.isVisible()
    assert public.isVisible()
    typed(page.password.field.line, PASSWORD)
    press(Qt.Key.Key_Return, on=page.password.field.line)
    assert dialog.isVisible()
    dialog.close()
    public.close()
    public.deleteLater()


def test_a_lock_outlives_a_restart(desk: Desk, window: MainWindow) -> None:
    lock_by_key(window)
    window.close()
    again = desk.start(specs=SPECS)
    assert locked(again).tiles.current().member.name == "Helen Marsh"


def test_drafts_of_the_one_chosen_are_told_of(window: MainWindow) -> None:
    services = window._services
    services.drafts.keep("check-in", services.acting.staff_id, {"name": "Derek Holroyd"})
    page = lock_by_key(window)
    assert page.kept.isVisible()
    assert "1 unfinished form" in page.kept.accessibleName()
    click(page.tiles.tiles()[1])
    assert page.kept.isHidden()


def test_arrows_move_between_the_people(window: MainWindow) -> None:
    page = lock_by_key(window)
    first, second = page.tiles.tiles()
    first.setFocus()
    assert QApplication.focusWidget() is first
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    press(Qt.Key.Key_Return)
    assert page.tiles.current().member.name == "Grace Holloway"


def test_the_clock_runs_on_the_picture(desk: Desk, window: MainWindow) -> None:
    page = lock_by_key(window)
    assert page.picture.accessibleName().startswith("14:43 Tuesday 14 April 2026")
    desk.clock.advance(timedelta(minutes=1))
    window._services.ticker.beat()
    assert page.picture.accessibleName().startswith("14:44")


def test_an_office_without_staff_lets_the_first_person_list_themselves(desk: Desk) -> None:
    desk.set_up_bare()
    window = desk.start(specs=SPECS)
    page = locked(window)
    assert QApplication.focusWidget() is page.newcomer.line
    typed(page.newcomer.line, "Imran Qureshi")
    typed(page.password.field.line, PASSWORD)
    typed(page.password.again.line, PASSWORD)
    press(Qt.Key.Key_Return, on=page.password.again.line)
    assert isinstance(window.stages.currentWidget(), Shell)
    assert window._services.acting.name == "Imran Qureshi"
    assert window._services.settings.staff_id == window._services.acting.staff_id


def test_the_demo_begins_at_its_reception_desk(desk: Desk) -> None:
    desk.set_up(demo=True, colleagues=["Grace Holloway"])
    desk.settings.staff_id = 0
    window = desk.start(specs=SPECS)
    assert window._services.acting.name == "Grace Holloway"
