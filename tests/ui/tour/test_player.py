"""How the tour plays its steps, finds out what went wrong, and takes its pictures."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from hsdesk.clock import SystemClock
from hsdesk.errors import Refused
from ui.theme import Mode
from ui.tour import hand, summary
from ui.tour.camera import Camera
from ui.tour.player import Player
from ui.tour.step import Outcome, Picture, Step, Unexpected, all_of, holds, same


class Room(QWidget):
    """A small window to play in."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.button, self.state = QLineEdit(), QPushButton("Go && see"), QLabel()
        column = QVBoxLayout(self)
        for part in (self.line, self.button, self.state):
            column.addWidget(part)
        self.button.clicked.connect(self.later)

    def later(self) -> None:
        QTimer.singleShot(30, self.show_it)

    def show_it(self) -> None:
        self.state.setText(f"Done: {self.line.text()}")


@pytest.fixture
def room(qtbot) -> Room:
    room = Room()
    qtbot.addWidget(room)
    with qtbot.waitExposed(room):
        room.show()
    return room


@pytest.fixture
def play(qtbot, room, theme, tmp_path):
    """Play steps and return their outcomes."""

    def play(*steps: Step) -> list[Outcome]:
        outcomes: list[Outcome] = []
        playing = Player(
            iter(steps),
            watch=SystemClock(),
            camera=Camera(tmp_path, theme),
            window=lambda: room,
            quiet=lambda: True,
            awake=lambda: True,
        )
        playing.stepped.connect(outcomes.append)
        with qtbot.waitSignal(playing.finished, timeout=20_000):
            playing.start()
        return outcomes

    return play


def nothing() -> None:
    """Do nothing."""


def fine() -> str:
    return ""


def test_steps_are_done_in_order_and_waited_for(play, room) -> None:
    def work() -> None:
        room.line.setFocus()
        hand.type_in("fine", on=room.line)
        hand.click_button("Go & see", room)

    outcomes = play(
        Step("Type and press", work, lambda: same("The state", room.state.text(), "Done: fine")),
        Step("Look again", nothing, lambda: holds(bool(room.state.text()), "It is gone.")),
    )
    assert [outcome.title for outcome in outcomes] == ["Type and press", "Look again"]
    assert not any(outcome.complaint for outcome in outcomes)
    assert outcomes[0].milliseconds >= 20


def test_a_step_that_never_comes_right_ends_the_playing(play, tmp_path) -> None:
    outcomes = play(
        Step("Wait in vain", nothing, lambda: "Still not.", patience=0.1),
        Step("Never reached", nothing, fine),
    )
    assert [outcome.complaint for outcome in outcomes] == ["Still not."]
    assert outcomes[0].pictures == ("not-as-expected.png",)
    assert (tmp_path / "not-as-expected.png").is_file()


def test_what_cannot_be_done_is_a_complaint(play, room) -> None:
    room.button.setEnabled(False)
    outcomes = play(Step("Press it", lambda: hand.click(room.button), fine))
    assert "cannot be used" in outcomes[0].complaint


def test_a_refusal_in_preparing_a_step_is_a_complaint(qtbot, room, theme, tmp_path) -> None:
    def steps():
        raise Refused("There is nobody to check in.")
        yield

    outcomes: list[Outcome] = []
    playing = Player(
        steps(),
        watch=SystemClock(),
        camera=Camera(tmp_path, theme),
        window=lambda: room,
        quiet=lambda: True,
        awake=lambda: True,
    )
    playing.stepped.connect(outcomes.append)
    with qtbot.waitSignal(playing.finished):
        playing.start()
    assert outcomes[0].complaint == "There is nobody to check in."


def test_a_bug_elsewhere_ends_the_step(qtbot, room, theme, tmp_path) -> None:
    outcomes: list[Outcome] = []
    playing = Player(
        iter([Step("Meet a bug", lambda: playing.fail("A bug was met."), lambda: "Not yet.")]),
        watch=SystemClock(),
        camera=Camera(tmp_path, theme),
        window=lambda: room,
        quiet=lambda: True,
        awake=lambda: True,
    )
    playing.stepped.connect(outcomes.append)
    with qtbot.waitSignal(playing.finished):
        playing.start()
    assert [outcome.complaint for outcome in outcomes] == ["A bug was met."]


def test_pictures_are_light_and_dark_in_every_size(play, room, theme, tmp_path) -> None:
    sizes = (QSize(400, 300), QSize(640, 480))
    outcomes = play(
        Step("First", nothing, fine, Picture("first")),
        Step("Second", nothing, fine, Picture("second", sizes)),
        Step("Third", nothing, fine, Picture("third", sizes[:1], of=lambda: room.line, themed=False)),
    )
    assert outcomes[0].pictures == ("01-first-light.png", "01-first-dark.png")
    assert outcomes[1].pictures == (
        "02-second-400-dark.png",
        "02-second-640-dark.png",
        "02-second-400-light.png",
        "02-second-640-light.png",
    ), "it begins in the look that the window has"
    assert outcomes[2].pictures == ("03-third.png",)
    assert theme.mode is Mode.LIGHT
    dark, light = (QImage(str(tmp_path / name)) for name in outcomes[1].pictures[::2])
    assert (light.width(), light.height()) == (400, 300)
    assert light.pixelColor(3, 3).lightness() > dark.pixelColor(3, 3).lightness()


def test_a_picture_that_cannot_be_written_is_a_complaint(room, theme, tmp_path) -> None:
    camera = Camera(tmp_path / "nowhere", theme)
    with pytest.raises(Unexpected):
        camera.take(next(camera.shots(Picture("first"))), room)


def test_menus_are_chosen_from_by_their_words(qtbot, room) -> None:
    menu = QMenu(room)
    chosen = []
    menu.addAction("Room 1\tHearing loop").triggered.connect(lambda: chosen.append("Room 1"))
    menu.addAction("Call to Room 1").triggered.connect(lambda: chosen.append("Call"))
    menu.popup(room.mapToGlobal(room.rect().center()))
    with pytest.raises(Unexpected):
        hand.choose("Room 9")
    hand.choose("Room 1")
    assert chosen == ["Room 1"]
    with pytest.raises(Unexpected):
        hand.choose("Room 1")


def test_what_is_not_there_cannot_be_used(room) -> None:
    with pytest.raises(Unexpected):
        hand.button("Stop", room)
    with pytest.raises(Unexpected):
        hand.dialog(QWidget)
    room.button.hide()
    with pytest.raises(Unexpected):
        hand.click(room.button)


def test_complaints_are_put_together() -> None:
    assert all_of("", same("The count", 2, 3), holds(True, "No."), holds(False, "Yes.")) == (
        "The count is 2 instead of 3. Yes."
    )


def test_the_summary_is_for_people_and_for_programs(tmp_path: Path) -> None:
    outcomes = [
        Outcome("Start", 120, pictures=("01-welcome-light.png",)),
        Outcome("Check in", 30, "Nobody was checked in."),
    ]
    summary.write(tmp_path, outcomes, [])
    text = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "| 1 | Start | 120 | as expected |" in text
    assert "Nobody was checked in." in text
    assert "![Start](01-welcome-light.png)" in text
    kept = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert kept["ok"] is False
    assert kept["pictures"] == ["01-welcome-light.png"]
    assert kept["steps"][1] == {
        "number": 2,
        "title": "Check in",
        "milliseconds": 30,
        "complaint": "Nobody was checked in.",
        "pictures": [],
    }
    assert "NOT OK" in summary.line(2, outcomes[1])
