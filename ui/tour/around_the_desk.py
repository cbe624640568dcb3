"""Around the desk: names hidden, searching, settings, the desk locked and unlocked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt

from ui.reception.page import ReceptionPage
from ui.search.panel import SearchPanel
from ui.settings.entry import SettingsEntry
from ui.settings.page import SettingsPage
from ui.settings.sections import GROUPS
from ui.sign_in.page import SignInPage
from ui.tour.checking_in import somebody
from ui.tour.demo_desk import RECEPTIONIST, DemoDesk
from ui.tour.hand import CTRL, SHIFT, button, click, press, type_in
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, same


def around_the_desk(desk: DemoDesk) -> Iterator[Step]:
    """What the whole window offers."""
    yield from _privacy(desk)
    yield from _search(desk)
    yield from _lists(desk)
    yield from _settings(desk)
    yield from _lock(desk)


def _privacy(desk: DemoDesk) -> Iterator[Step]:
    row = desk.waiting()[0]
    yield Step(
        "F8: hide names",
        lambda: press(Qt.Key.Key_F8),
        lambda: holds(row.name not in desk.said(row.ticket), "The board still says names."),
        Picture("names-hidden"),
    )
    yield Step(
        "F8 once more: show names",
        lambda: press(Qt.Key.Key_F8),
        lambda: desk.says(row.ticket, row.name),
    )


def _search(desk: DemoDesk) -> Iterator[Step]:
    person = somebody(desk)
    yield Step(
        "Ctrl+K: search",
        lambda: press(Qt.Key.Key_K, CTRL),
        lambda: holds(panel(desk).line.hasFocus(), "Typing cannot begin."),
    )
    yield Step(
        "Type a name spelled roughly",
        lambda: type_in(person.name.lower()),
        lambda: holds(
            any(entry.number == person.person_id for entry in panel(desk).model.entries()),
            "The person is not found.",
        ),
        Picture("search"),
    )
    yield Step(
        "Esc: back to the desk",
        lambda: press(Qt.Key.Key_Escape),
        lambda: holds(not panel(desk).isVisible(), "The search is still open."),
    )


def _lists(desk: DemoDesk) -> Iterator[Step]:
    from ui.reception.snapshot import BoardList

    yield Step(
        "Look at all visits of today",
        lambda: desk.show_list(BoardList.TODAY),
        lambda: holds(len(desk.page.board.model.rows) >= 10, "Few visits are shown."),
        Picture("today"),
    )
    yield Step(
        "Back to who is waiting",
        lambda: desk.show_list(BoardList.WAITING),
        lambda: same("The list", desk.page.board.which, BoardList.WAITING),
    )


def _settings(desk: DemoDesk) -> Iterator[Step]:
    yield Step(
        "Ctrl+comma: settings",
        lambda: press(Qt.Key.Key_Comma, CTRL),
        lambda: holds(desk.stage.page("settings", SettingsPage).isVisible(), "Settings are not shown."),
    )
    for _, specs in GROUPS:
        for spec in specs:
            yield Step(
                f"Settings: {spec.title}",
                partial(open_section, desk, spec.title),
                partial(section_is, desk, spec.key),
                Picture(f"settings-{spec.key}"),
            )
    yield Step(
        "Ctrl+1: back to the desk",
        lambda: press(Qt.Key.Key_1, CTRL),
        lambda: holds(desk.stage.page("reception", ReceptionPage).isVisible(), "The desk is not shown."),
    )


def _lock(desk: DemoDesk) -> Iterator[Step]:
    row = desk.waiting()[0]
    yield Step(
        "Ctrl+Shift+L: lock the desk; the waiting screen stays",
        lambda: press(Qt.Key.Key_L, CTRL | SHIFT),
        lambda: all_of(
            holds(bool(desk.stage.shown(SignInPage).tiles.tiles()), "Nobody can be chosen."),
            holds(desk.screen.isVisible(), "The waiting screen is gone."),
        ),
        Picture("locked"),
    )
    yield Step(
        "Unlock it: the desk is as it was left",
        lambda: _unlock(desk.stage.shown(SignInPage)),
        lambda: all_of(
            same("At the desk", desk.stage.services.acting.name, RECEPTIONIST),
            desk.says(row.ticket, row.name),
        ),
    )


def panel(desk: DemoDesk) -> SearchPanel:
    """The search panel of the window."""
    found = desk.stage.window.findChild(SearchPanel)
    if not isinstance(found, SearchPanel):
        raise Unexpected("The window has no search.")
    return found


def open_section(desk: DemoDesk, title: str) -> None:
    """Click on a section of the settings."""
    page = desk.stage.page("settings", SettingsPage)
    found = [entry for entry in page.findChildren(SettingsEntry) if entry.spec.title == title]
    if not found:
        raise Unexpected(f"There is no section {title}.")
    click(found[0])


def section_is(desk: DemoDesk, key: str) -> str:
    """A complaint unless a section of the settings is shown."""
    page = desk.stage.page("settings", SettingsPage)
    return all_of(
        same("The section", page.key, key), holds(page.section(key).isVisible(), "It is not shown.")
    )


def _unlock(page: SignInPage) -> None:
    click(button(RECEPTIONIST, page.tiles, begins=True))
    click(page.password.unlock)
