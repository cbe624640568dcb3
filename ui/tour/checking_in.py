"""Checking visitors in: found on record, expected today, and not known yet."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from hsdesk.diary.rules import AppointmentState, Purpose
from hsdesk.people.finding import find
from hsdesk.people.rows import PersonHit
from hsdesk.reception import queries as reception
from hsdesk.reception.rows import ExpectedRow
from ui.reception.side_panel import CHECK_IN, EXPECTED
from ui.tour.demo_desk import DemoDesk
from ui.tour.hand import button, click, click_tab, press, type_in
from ui.tour.sizes import DESK_SIZES
from ui.tour.step import Picture, Step, Unexpected, all_of, holds, same

NEWCOMER = "Zebedee Quillfeather"


def checking_in(desk: DemoDesk) -> Iterator[Step]:
    """One of each kind."""
    yield from _on_record(desk)
    yield from _expected(desk)
    yield from _newcomer(desk)


def _on_record(desk: DemoDesk) -> Iterator[Step]:
    person = somebody(desk)
    typed = person.name.split()[-1][:-1].lower()
    yield Step(
        "F7: begin a check-in",
        lambda: press(Qt.Key.Key_F7),
        lambda: holds(desk.page.panel.check_in.fields.who.search.line.hasFocus(), "Typing cannot begin."),
    )
    yield Step(
        "Type part of a name",
        lambda: type_in(typed),
        lambda: holds(_suggested(desk, person), "The person is not found."),
        Picture("finding-a-person"),
    )
    yield Step(
        "Choose the person with the arrow keys and Enter",
        lambda: _take(desk, person),
        lambda: same("Who is here", desk.page.panel.check_in.form().person_id, person.person_id),
    )
    yield Step(
        "Choose two reasons and a hearing loop",
        lambda: _choose_reasons(desk),
        lambda: same(
            "The reasons",
            set(desk.page.panel.check_in.form().reasons),
            {Purpose.RENT, Purpose.DOCUMENTS},
        ),
        Picture("check-in", DESK_SIZES),
    )
    yield Step(
        "Enter: check in without an appointment",
        lambda: press(Qt.Key.Key_Return, on=desk.page.panel.check_in.fields.chips),
        lambda: _is_checked_in(desk, person.name, with_appointment=False),
        Picture("checked-in"),
    )


def _expected(desk: DemoDesk) -> Iterator[Step]:
    row = next_expected(desk)
    yield Step(
        "Look who is expected today",
        lambda: click_tab(desk.page.panel.tabs, EXPECTED),
        lambda: all_of(
            same("The tab", desk.page.panel.tabs.currentIndex(), EXPECTED),
            holds(row in desk.page.panel.expected.rows, "The appointment is not listed."),
        ),
        Picture("expected-today", DESK_SIZES),
    )
    yield Step(
        "F7: the visitor with an appointment has arrived",
        lambda: _arrive(desk, row),
        lambda: all_of(
            same("The tab", desk.page.panel.tabs.currentIndex(), CHECK_IN),
            same("The appointment", desk.page.panel.check_in.form().appointment_id, row.appointment_id),
        ),
        Picture("arrived-for-an-appointment"),
    )
    yield Step(
        "Press Check in",
        lambda: click(desk.page.panel.check_in.button),
        lambda: _is_checked_in(desk, row.name, with_appointment=True),
    )


def _newcomer(desk: DemoDesk) -> Iterator[Step]:
    yield Step(
        "F7, then type the name of somebody not known yet",
        _begin_newcomer,
        lambda: holds(bool(desk.page.panel.check_in.fields.who.search.suggestions()), "No list is open."),
    )
    yield Step(
        "Take the offer to add them",
        lambda: _take_offer(desk),
        lambda: same("The name", desk.page.panel.check_in.form().visitor_name, NEWCOMER),
    )
    yield Step(
        "Choose a reason",
        lambda: click(button("Keys", desk.page.panel.check_in.fields.chips)),
        lambda: same("The reasons", desk.page.panel.check_in.form().reasons, (Purpose.KEYS,)),
        Picture("somebody-new"),
    )
    yield Step(
        "Check them in",
        lambda: click(desk.page.panel.check_in.button),
        lambda: _is_checked_in(desk, NEWCOMER, with_appointment=False),
    )


def somebody(desk: DemoDesk) -> PersonHit:
    """Somebody on record who is not here and not expected."""
    here = {row.person_id for row in desk.visits()}
    here |= {row.person_id for row in desk.office.ask(reception.expected)}
    found = desk.office.ask(find, "marsden", limit=20) + desk.office.ask(find, "ma", limit=50)
    for hit in found:
        if hit.person_id not in here and len(hit.name.split()[-1]) > 5:
            return hit
    raise Unexpected("Nobody can be found on record.")


def next_expected(desk: DemoDesk) -> ExpectedRow:
    """The appointment whose visitor should come next, with somebody on record."""
    rows = [
        row
        for row in desk.office.ask(reception.expected)
        if row.state is AppointmentState.BOOKED and row.person_id is not None
    ]
    if not rows:
        raise Unexpected("Nobody is expected any more.")
    now = desk.stage.clock.now()
    return min(rows, key=lambda row: abs(row.starts_at - now))


def _suggested(desk: DemoDesk, person: PersonHit) -> bool:
    rows = desk.page.panel.check_in.fields.who.search.suggestions()
    return any(row.number == person.person_id for row in rows)


def _take(desk: DemoDesk, person: PersonHit) -> None:
    rows = desk.page.panel.check_in.fields.who.search.suggestions()
    place = next(number for number, row in enumerate(rows) if row.number == person.person_id)
    line = desk.page.panel.check_in.fields.who.search.line
    press(Qt.Key.Key_Down, on=line, times=place)
    press(Qt.Key.Key_Return, on=line)


def _choose_reasons(desk: DemoDesk) -> None:
    fields = desk.page.panel.check_in.fields
    for words in ("Rent", "Documents"):
        click(button(words, fields.chips))
    click(button("Hearing loop", fields.needs, begins=True))


def _arrive(desk: DemoDesk, row: ExpectedRow) -> None:
    expected = desk.page.panel.expected
    expected.view.setFocus()
    place = expected.rows.index(row)
    press(Qt.Key.Key_Home, on=expected.view)
    press(Qt.Key.Key_Down, on=expected.view, times=place)
    press(Qt.Key.Key_F7, on=expected.view)


def _begin_newcomer() -> None:
    press(Qt.Key.Key_F7)
    type_in(NEWCOMER)


def _take_offer(desk: DemoDesk) -> None:
    search = desk.page.panel.check_in.fields.who.search
    press(Qt.Key.Key_Down, on=search.line, times=len(search.suggestions()) - 1)
    press(Qt.Key.Key_Return, on=search.line)


def _is_checked_in(desk: DemoDesk, name: str, *, with_appointment: bool) -> str:
    """In the database, on the board, and with a ticket that nobody else has today."""
    shown = {each.ticket for each in desk.page.board.model.rows if each.name == name}
    if not shown:
        return "The board does not show them."
    everybody = desk.visits()
    rows = [row for row in everybody if row.name == name]
    if not rows:
        return "Nobody was checked in."
    row = max(rows, key=lambda each: each.number)
    tickets = [each.ticket for each in everybody]
    return all_of(
        same("With an appointment", row.with_appointment, with_appointment),
        same("The number of visitors with this ticket", tickets.count(row.ticket), 1),
        holds(row.ticket in shown, "The board does not show them."),
        holds(desk.page.panel.check_in.form().is_empty, "The form is not empty again."),
    )
