"""The interview rooms."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from hsdesk.diary import actions, queries
from hsdesk.diary.rows import RoomSettingRow
from ui.services import Services
from ui.settings.lines import Line, fill
from ui.settings.section import Section, row_of
from ui.widgets.button import Button, Kind, Size
from ui.widgets.dialog import Question
from ui.widgets.field import Field
from ui.widgets.panels import Card


class RoomsSection(Section):
    """Rooms are added, renamed and taken out of use; none is deleted, because visits name them."""

    def __init__(self, services: Services) -> None:
        theme = services.theme
        self._rooms: dict[int, RoomSettingRow] = {}
        self.list = Card(theme, margins=(1, 1, 1, 1), gap=0)
        self.name = Field(theme, "Another room", placeholder="Room 3", longest=200)
        self.add = Button(theme, "Add this room", icon="plus")
        super().__init__(
            services, "Rooms", "Where visitors are seen in private.", frozenset({"room", "office"})
        )
        self.body.addWidget(self.list)
        self.body.addWidget(self.name)
        self.body.addLayout(row_of(self.add))
        self.name.submitted.connect(self._add)
        self.add.clicked.connect(self._add)

    def read(self) -> None:
        """Read the rooms."""
        office = self.services.open_office
        self.ask(lambda: office.ask(queries.all_rooms), self._show)

    def _show(self, rooms: list[RoomSettingRow]) -> None:
        self._rooms = {room.room_id: room for room in rooms}
        lines = [
            Line(
                "door-open" if room.active else "door-closed",
                room.name,
                right="" if room.active else "Out of use",
                buttons=self._buttons(room),
                quiet=not room.active,
            )
            for room in rooms
        ]
        fill(self.theme, self.list, lines, "No room yet. Visitors are then seen at the desk.")

    def _buttons(self, room: RoomSettingRow) -> tuple[Button, ...]:
        rename = Button(self.theme, "Rename", kind=Kind.LINK, size=Size.HEADER, name=f"Rename {room.name}")
        rename.clicked.connect(self._rename)
        word = "Take out of use" if room.active else "Use again"
        switch = Button(self.theme, word, kind=Kind.LINK, size=Size.HEADER, name=f"{room.name}: {word}")
        switch.clicked.connect(self._switch)
        for button in (rename, switch):
            button.setProperty("room", room.room_id)
        return rename, switch

    def _room(self) -> RoomSettingRow:
        return self._rooms[int(self.sender().property("room"))]

    @Slot()
    def _add(self) -> None:
        name = self.name.text()
        if not name.strip():
            self.name.set_error("The name is empty. Type it as it stands on the door.")
            self.name.setFocus()
            return
        actor = self.services.actor()

        def added(_number: int) -> None:
            self.name.set_text("")
            self.name.set_error("")
            self._tell("The room is added.")

        self.work(lambda: actor.do(actions.add_room, name=name), added)

    @Slot()
    def _rename(self) -> None:
        room = self._room()
        question = Question(self.theme, self, f"What is {room.name} called from now on?", verb="Rename")
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        field = Field(self.theme, "Name", longest=200)
        field.set_text(room.name)
        question.body.addWidget(field)
        field.setFocus()
        field.line.selectAll()

        def rename() -> None:
            self._change(room, field.text(), active=room.active, sentence="The room has its new name.")

        question.accepted.connect(rename)
        question.open()

    @Slot()
    def _switch(self) -> None:
        room = self._room()
        word = "out of use" if room.active else "in use again"
        self._change(room, room.name, active=not room.active, sentence=f"{room.name} is {word}.")

    def _change(self, room: RoomSettingRow, name: str, *, active: bool, sentence: str) -> None:
        actor = self.services.actor()

        def act() -> None:
            actor.do(
                actions.change_room, room_id=room.room_id, name=name, features=room.features, active=active
            )

        def changed(_nothing: None) -> None:
            self._tell(sentence)

        self.work(act, changed)

    def _tell(self, sentence: str) -> None:
        self.say_saved(sentence)
        self.read()

    def show_field(self, field: str, sentence: str) -> bool:
        """Beside the name of a new room."""
        if field == "name" and self.name.text().strip():
            self.name.set_error(sentence)
            self.name.setFocus()
            return True
        return False
