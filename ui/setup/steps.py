"""The three short steps of setting up: the office, what it promises, and who works there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsdesk.calendars.bank_holidays import Nation
from hsdesk.people.rules import StaffRole
from hsdesk.people.staff import SHORTEST_PASSWORD
from ui.setup.answers import AIMS, Answers
from ui.setup.name_list import NameList, check_name
from ui.setup.pack_choices import PackChoices
from ui.setup.packs import PackChoice, pack_choices, usual_laws
from ui.setup.week_hours import WeekHours
from ui.theme import Theme
from ui.widgets.choices import CheckChoice, RadioChoice
from ui.widgets.field import Field
from ui.widgets.labels import heading, support
from ui.widgets.option import Option
from ui.widgets.password import PasswordField
from ui.widgets.select import SelectField

NATIONS = (
    Option(Nation.ENGLAND_AND_WALES, "England and Wales"),
    Option(Nation.SCOTLAND, "Scotland"),
    Option(Nation.NORTHERN_IRELAND, "Northern Ireland"),
)
ROLES = tuple(Option(role, role.in_words) for role in StaffRole)


class Step(QWidget):
    """One step: it shows answers, gives them back, and says whether they can be taken."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(16))

    def show_answers(self, answers: Answers) -> None:
        """Fill the step from the answers."""
        raise NotImplementedError

    def take_answers(self, answers: Answers) -> None:
        """Write what stands in the step into the answers."""
        raise NotImplementedError

    def check(self) -> bool:
        """Whether all is right; what is not says so and takes the focus."""
        raise NotImplementedError

    def show_refusal(self, field: str, sentence: str) -> bool:  # noqa: ARG002 - a step without such a field
        """Say beside its field what was refused; False when the field is not here."""
        return False


class OfficeStep(Step):
    """Names, nation and opening hours."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.landlord = Field(theme, "Landlord", hint="The organisation that owns the homes.", longest=1000)
        self.name = Field(theme, "Office", hint="As people in the town call it.", longest=1000)
        self.nation = SelectField(
            theme, "Nation", NATIONS, hint="Its bank holidays are left out when working days are counted."
        )
        self.week = WeekHours(theme)
        for part in (self.landlord, self.name, self.nation, self.week):
            self.column.addWidget(part)
        for field in (self.landlord, self.name):
            field.edited.connect(self.changed)
            field.left.connect(self._left)
        self.nation.chosen.connect(self.changed)
        self.week.changed.connect(self.changed)

    def show_answers(self, answers: Answers) -> None:
        """Fill the step from the answers."""
        self.landlord.set_text(answers.landlord)
        self.name.set_text(answers.name)
        self.nation.set_value(answers.nation)
        if answers.hours:
            self.week.set_hours(answers.hours)
        else:
            self.week.set_usual()

    def take_answers(self, answers: Answers) -> None:
        """Write what stands in the step into the answers."""
        answers.landlord = self.landlord.text()
        answers.name = self.name.text()
        nation = self.nation.value()
        answers.nation = nation if isinstance(nation, Nation) else Nation.ENGLAND_AND_WALES
        answers.hours = self.week.hours()

    def check(self) -> bool:
        """Names that can be taken, and hours that make sense."""
        right = [check_name(field) for field in (self.landlord, self.name)]
        for field, is_right in zip((self.landlord, self.name), right, strict=True):
            if not is_right:
                field.setFocus()
                return False
        if self.week.check():
            self.week.setFocus()
            return False
        return True

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Beside landlord or office."""
        shown = {"landlord": self.landlord, "name": self.name}.get(field)
        if shown is not None:
            shown.set_error(sentence)
            shown.setFocus()
        return shown is not None or field == "hours"

    @Slot()
    def _left(self) -> None:
        field = self.sender()
        if isinstance(field, Field) and field.text().strip():
            check_name(field)


class PromisesStep(Step):
    """The landlord's pack, the laws, and the office's own aims beside it."""

    def __init__(self, theme: Theme, packs: list[PackChoice] | None = None) -> None:
        super().__init__(theme)
        self.choices = PackChoices(theme, pack_choices() if packs is None else packs)
        self.column.addWidget(self.choices)
        self.column.addStretch(1)
        self._touched = False
        self.choices.changed.connect(self._changed)

    @property
    def packs(self) -> dict[str, RadioChoice]:
        """The landlords' packs by their ids; empty for none of them."""
        return self.choices.landlords

    @property
    def aims(self) -> CheckChoice:
        """The office's own aims."""
        return self.choices.aims[AIMS]

    def chosen_radio(self) -> RadioChoice:
        """The choice that is on."""
        return self.choices.chosen_landlord()

    def show_answers(self, answers: Answers) -> None:
        """Fill the step from the answers; at first the aims are on, and the laws that hold for most."""
        usual = [*usual_laws(answers.nation), AIMS]
        self._touched = bool(answers.packs) and answers.packs != usual
        self.choices.set_values(answers.packs or usual)

    def take_answers(self, answers: Answers) -> None:
        """Write what stands in the step into the answers; until somebody chooses, the nation does."""
        if not self._touched:
            self.choices.set_values([*usual_laws(answers.nation), AIMS])
        answers.packs = self.choices.values()

    def check(self) -> bool:
        """Anything can be chosen here: without a landlord's pack the aims stay on."""
        return True

    @Slot()
    def _changed(self) -> None:
        self._touched = True
        self.changed.emit()


class PeopleStep(Step):
    """Who sets this up, who else works here, and the interview rooms."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.my_name = Field(theme, "Your name", longest=1000)
        self.my_role = SelectField(theme, "Your work", ROLES)
        self.password = PasswordField(
            theme,
            "Your password",
            hint=f"At least {SHORTEST_PASSWORD} characters. You type it to unlock the desk.",
        )
        self.again = PasswordField(theme, "The same password again")
        self.others = NameList(theme, "colleague", "Add a colleague", ROLES)
        self.rooms = NameList(theme, "room", "Add a room", suggest="Room")
        for part in (self.my_name, self.my_role, self.password, self.again):
            self.column.addWidget(part)
        self.column.addWidget(heading(theme, "Who else works here"))
        hint = "They choose a password of their own when they first unlock the desk. You can add more later."
        self.column.addWidget(support(theme, hint, wrap=True))
        self.column.addWidget(self.others)
        self.column.addWidget(heading(theme, "Interview rooms"))
        self.column.addWidget(self.rooms)
        self.column.addStretch(1)
        self.my_name.edited.connect(self.changed)
        self.my_name.left.connect(self._name_left)
        self.my_role.chosen.connect(self.changed)
        self.others.changed.connect(self.changed)
        self.rooms.changed.connect(self.changed)
        self.password.line.left.connect(self._password_left)
        self.again.line.left.connect(self._again_left)

    def show_answers(self, answers: Answers) -> None:
        """Fill the step from the answers; the password is typed anew."""
        self.my_name.set_text(answers.my_name)
        self.my_role.set_value(answers.my_role)
        self.others.set_entries(answers.others)
        self.rooms.set_entries([(room, None) for room in answers.rooms])

    def take_answers(self, answers: Answers) -> None:
        """Write what stands in the step into the answers."""
        answers.my_name = self.my_name.text()
        role = self.my_role.value()
        answers.my_role = role if isinstance(role, StaffRole) else StaffRole.MANAGER
        answers.others = [(name, kind) for name, kind in self.others.entries() if isinstance(kind, StaffRole)]
        answers.rooms = [name for name, _ in self.rooms.entries()]

    def check(self) -> bool:
        """A name, and the same long enough password twice."""
        if not check_name(self.my_name):
            self.my_name.setFocus()
            return False
        if not self._check_password():
            self.password.setFocus()
            return False
        if self.password.text() != self.again.text():
            self.again.set_error("The two passwords differ. Type the same one again.")
            self.again.setFocus()
            return False
        self.again.set_error("")
        return self.others.check() and self.rooms.check()

    def show_refusal(self, field: str, sentence: str) -> bool:
        """Beside the password, or below the colleagues or rooms."""
        if field == "password":
            self.password.set_error(sentence)
            self.password.setFocus()
        elif field == "my_name":
            self.my_name.set_error(sentence)
            self.my_name.setFocus()
        elif field in {"others", "rooms"}:
            (self.others if field == "others" else self.rooms).say(sentence)
        return field in {"password", "my_name", "others", "rooms"}

    def _check_password(self) -> bool:
        long_enough = len(self.password.text()) >= SHORTEST_PASSWORD
        short = f"This password is too short. Use at least {SHORTEST_PASSWORD} characters."
        self.password.set_error("" if long_enough else short)
        return long_enough

    @Slot()
    def _name_left(self) -> None:
        if self.my_name.text().strip():
            check_name(self.my_name)

    @Slot()
    def _password_left(self) -> None:
        if self.password.text():
            self._check_password()

    @Slot()
    def _again_left(self) -> None:
        if self.again.text() and self.again.text() == self.password.text():
            self.again.set_error("")
