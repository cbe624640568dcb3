"""Works at the reception desk of a real window and tells how long each thing took, as JSON.

Arguments: how often each is done, and which: check-in, keystroke, scroll, elsewhere.
"""

import json
import sys
import time
from functools import partial
from random import Random

import begin  # noqa: F401 - for what it does
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication
from watching import Painted, rest, until

from hsdesk.clock import SystemClock
from hsdesk.diary.rules import Purpose
from hsdesk.office import open_office
from hsdesk.reception.actions import check_in
from hsdesk.settings import Folders, load_settings
from ui.composition import compose
from ui.main_window import MainWindow
from ui.page_list import page_specs
from ui.reception.check_in.person_field import PersonField
from ui.reception.page import ReceptionPage

TYPED = ("smith", "wilson", "hx12 3ab", "07700 900", "thmopson", "12 high", "jo patel", "t-0123")


class Desk:
    """A window with the reception page in front."""

    def __init__(self) -> None:
        self.application = QApplication([sys.argv[0]])
        folders = Folders()
        self.settings = load_settings(folders)
        services = compose(self.application, clock=SystemClock(), folders=folders, settings=self.settings)
        self.window = MainWindow(services, page_specs())
        self.window.closed.connect(self.application.quit)
        self.window.show()
        self.window.start()
        until(lambda: self.window.findChild(ReceptionPage) is not None)
        page = self.window.findChild(ReceptionPage)
        assert page is not None
        self.page, self.board = page, page.board
        until(lambda: not self.board.model.is_empty())
        self.window.activateWindow()
        rest(1000)

    def check_in(self, person_id: int) -> float:
        """From Enter to the painted row, in milliseconds."""
        panel, before = self.page.panel.check_in, self.board.model.rowCount()
        panel.for_person(person_id)
        until(lambda: panel.form().person_id == person_id)
        chip = next(part for part in panel.fields.chips.findChildren(QAbstractButton) if part.isVisible())
        chip.click()
        rest(400)  # nobody is quicker; what the check-in before set off has ended by then
        shown = Painted(self.board.view.viewport(), lambda: self.board.model.rowCount() > before)
        # The row may lie below the fold; then what is painted is everything but the row.
        self.board.view.scrollToBottom()
        return shown.after(partial(QTest.keyClick, panel.fields.chips, Qt.Key.Key_Return))[0]

    def keystrokes(self, text: str) -> list[float]:
        """The main thread's time for each key of the search, the list of people painted included."""
        panel = self.page.panel.check_in
        panel.clear()
        line = panel.fields.who.search.line
        line.setFocus()
        took = []
        for place, key in enumerate(text):
            begun = time.thread_time()
            QTest.keyClicks(line, key)
            until(partial(_answered, panel.fields.who.search, text[: place + 1]))
            rest(25)
            took.append((time.thread_time() - begun) * 1000)
        return took

    def scroll(self) -> float:
        """The main thread's time for one step of the board, painted."""
        bar = self.board.view.verticalScrollBar()
        down = bar.value() < bar.maximum()
        action = QAbstractSlider.SliderAction
        step = action.SliderSingleStepAdd if down else action.SliderToMinimum
        shown = Painted(self.board.view.viewport(), lambda: True)
        return shown.after(partial(bar.triggerAction, step))[1]

    def elsewhere(self, number: int) -> float:
        """From another desk's commit to the painted row here, in milliseconds."""
        before = self.board.model.rowCount()
        rest(200 + 37 * number % 100)
        shown = Painted(self.board.view.viewport(), lambda: self.board.model.rowCount() > before)
        self.board.view.scrollToBottom()
        begun = [0.0]

        def deed() -> None:
            actor.do(check_in, visitor_name=f"Caller {number}", reasons=[Purpose.RENT])
            begun[0] = time.perf_counter()

        with open_office(self.settings.database, clock=SystemClock()) as office:
            actor = office.actor(2, "Desk 2")
            shown.after(deed)
            return (time.perf_counter() - begun[0]) * 1000


def _answered(search: PersonField, text: str) -> bool:
    return search.text() == text and not search._awaits


def main() -> None:
    """Do everything that is asked, and print it."""
    times, wanted = int(sys.argv[1]), sys.argv[2:]
    desk, rng = Desk(), Random(9)
    found: dict[str, list[float]] = {}
    if "keystroke" in wanted:
        found["keystroke"] = [took for text in TYPED for took in desk.keystrokes(text)]
    if "scroll" in wanted:
        found["scroll"] = [desk.scroll() for _ in range(times)]
    if "check-in" in wanted:
        found["check-in"] = [desk.check_in(rng.randrange(1, 900)) for _ in range(times)]
    if "elsewhere" in wanted:
        found["elsewhere"] = [desk.elsewhere(number) for number in range(times)]
    print(json.dumps(found), flush=True)
    desk.window.close()


main()
