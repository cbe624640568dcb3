"""Checks the rows of a file by themselves: every cell, and what rows say against each other."""

from collections.abc import Mapping
from datetime import date

from hsdesk.errors import Refused
from hsdesk.people.contact_details import PhoneNumber, email_address, postcode
from hsdesk.people.importing.dates import MonthFirst, ReadDay, read_day
from hsdesk.people.importing.fields import REFERENCE, check_columns
from hsdesk.people.importing.lines import Checked, HomeLine, PersonLine, TenancyLine, place_of
from hsdesk.people.importing.opening import Source
from hsdesk.people.importing.rows import ImportKind, Progress
from hsdesk.people.importing.tables_of_cells import FileRow, as_text
from hsdesk.people.importing.values import (
    MADE_SMALL,
    joined_name,
    read_code,
    read_language,
    read_name,
    read_needs,
    read_phone,
    read_reference,
)
from hsdesk.people.rules import TenancyRole, Tenure, VisitorCategory
from hsdesk.wording import clean_name, clean_or_empty

_TELL_EVERY = 500
_PHONES = ("mobile", "phone", "other_phone")
_DAYS = ("starts", "ends")
_CALLED = {"first_line": "The first line of the address", "second_line": "The second line of the address"}


def check_rows(source: Source, columns: Mapping[int, str], progress: Progress | None = None) -> Checked:
    """Check every row of a file. Raises `Refused` for columns that do not do and a file that breaks off."""
    check_columns(source.kind, columns)
    return _Checking(source, columns).run(progress)


class _Checking:
    """One pass over a file."""

    def __init__(self, source: Source, columns: Mapping[int, str]) -> None:
        self._source = source
        self._columns = dict(columns)
        self._rows_of: dict[str, list[int]] = {}
        self._unsure_days: dict[str, list[tuple[int, str, date]]] = {key: [] for key in _DAYS}
        self._month_first: set[str] = set()
        self.checked = Checked(source.kind, columns={key: source.headings[at] for at, key in columns.items()})

    def run(self, progress: Progress | None) -> Checked:
        """Check every row, and then what only all rows together tell."""
        checked = self.checked
        for row in self._source.rows():
            if progress is not None and checked.rows % _TELL_EVERY == 0:
                progress(checked.rows, max(self._source.lines, checked.rows + 1))
            checked.rows += 1
            self._row(row)
        self._refuse_doubles()
        self._refuse_unsure_days()
        if progress is not None:
            progress(checked.rows, max(1, checked.rows))
        return checked

    def _row(self, row: FileRow) -> None:
        trouble = row.trouble or self._wrong_length(row)
        if trouble is not None:
            self.checked.refuse(row.number, "", trouble.sentence, trouble.advice)
            return
        cells = {key: row.cells[at] for at, key in self._columns.items() if at < len(row.cells)}
        reader = _RowReader(self, row.number, cells)
        line = reader.home() if self._source.kind is ImportKind.HOMES else reader.person()
        if line.reference:
            self._rows_of.setdefault(line.reference, []).append(row.number)
        for refusal in reader.refusals:
            self.checked.refuse(row.number, line.reference, refusal.sentence, refusal.advice, refusal.field)
        if reader.refusals:
            return
        if isinstance(line, HomeLine):
            self.checked.homes.append(line)
        else:
            self.checked.people.append(line)

    def _wrong_length(self, row: FileRow) -> Refused | None:
        wanted = len(self._source.headings)
        extra = [cell for cell in row.cells[wanted:] if as_text(cell)]
        if extra:
            return Refused(
                f"This row has {len(row.cells)} cells, but there are {wanted} headings.",
                "Perhaps a text holds the mark that parts the cells: put quotation marks around that text.",
            )
        if len(row.cells) < wanted and not self._source.sheet:
            return Refused(
                f"This row has only {len(row.cells)} of {wanted} cells.",
                "Perhaps a line break stands inside a text: put quotation marks around that text.",
            )
        return None

    def unsure(self, key: str, row: int, reference: str, day: date) -> None:
        """A day that may have been written with the month first."""
        self._unsure_days[key].append((row, reference, day))

    def month_first(self, key: str) -> None:
        """A day of this column can only be read with the month first."""
        self._month_first.add(key)

    def _refuse_doubles(self) -> None:
        """Of rows with one reference nobody can tell which is right, so none of them comes in."""
        doubled = {reference: rows for reference, rows in self._rows_of.items() if len(rows) > 1}
        for reference, rows in doubled.items():
            for row in rows:
                others = ", ".join(str(other) for other in rows if other != row)
                self.checked.refuse(
                    row,
                    reference,
                    f"This reference stands twice in the file: also in row {others}.",
                    "Take out all but one of these rows, or give each its own reference.",
                    REFERENCE,
                )
        self.checked.homes = [line for line in self.checked.homes if line.reference not in doubled]
        self.checked.people = [line for line in self.checked.people if line.reference not in doubled]

    def _refuse_unsure_days(self) -> None:
        """Where one day of a column has the month first, none of it may be guessed."""
        for key in self._month_first:
            unsure = {row: (reference, day) for row, reference, day in self._unsure_days[key]}
            for row, (reference, day) in unsure.items():
                other = date(day.year, day.day, day.month)
                self.checked.refuse(
                    row,
                    reference,
                    f"This may be {day.day} {day:%B} or {other.day} {other:%B} {day.year}: other rows of the "
                    "column have the month first.",
                    "Write all dates of the column as 2019-11-03.",
                    key,
                )
            self.checked.people = [line for line in self.checked.people if line.row not in unsure]


class _RowReader:
    """Reads the cells of one row, and keeps every refusal."""

    def __init__(self, checking: _Checking, row: int, cells: Mapping[str, object]) -> None:
        self._checking = checking
        self._row = row
        self._raw = cells
        self._cells = {key: text for key, cell in cells.items() if (text := as_text(cell))}
        self.refusals: list[Refused] = []

    def refuse(self, refusal: Refused) -> None:
        """Keep a refusal of this row."""
        self.refusals.append(refusal)

    def home(self) -> HomeLine:
        """The home that the row tells of."""
        reference = self._reference(REFERENCE, "The home's reference", needed=True)
        values = self._texts("second_line", "town")
        try:
            first = clean_name(
                self._cells.get("first_line", ""), field="first_line", called=_CALLED["first_line"]
            )
            values = {"first_line": first, **values}
        except Refused as refusal:
            self.refuse(refusal)
        if code := self._postcode():
            values["postcode"] = code
        return HomeLine(self._row, reference, values)

    def person(self) -> PersonLine:
        """The person that the row tells of."""
        reference = self._reference(REFERENCE, "The person's reference", needed=True)
        name, in_capitals = self._name()
        values: dict[str, object] = {"name": name, **self._texts("known_as")}
        for key, read in (
            (
                "category",
                lambda text: read_code(VisitorCategory, text, field="category", called="a kind of person"),
            ),
            ("language", lambda text: read_language(text, field="language")),
            ("needs", lambda text: read_needs(text, field="needs")),
        ):
            if text := self._cells.get(key):
                try:
                    values[key] = read(text)
                except Refused as refusal:
                    self.refuse(refusal)
        return PersonLine(
            row=self._row,
            reference=reference,
            values=values,
            in_capitals=in_capitals,
            phones=self._phones(),
            emails=self._emails(),
            home_reference=self._reference("home_reference", "The home's reference"),
            place=self._place(),
            tenancy=self._tenancy(reference),
        )

    def _reference(self, key: str, called: str, *, needed: bool = False) -> str:
        text = self._cells.get(key, "")
        if not text and not needed:
            return ""
        if not text:
            self.refuse(Refused(f"{called} is missing.", "Give it one in the landlord's system.", field=key))
            return ""
        try:
            return read_reference(text, field=key, called=called)
        except Refused as refusal:
            self.refuse(refusal)
            return ""

    def _name(self) -> tuple[str, bool]:
        text = self._cells.get("name", "")
        if not text:
            text = joined_name([self._cells.get("first_name", ""), self._cells.get("last_name", "")])
        try:
            name, done = read_name(text)
        except Refused as refusal:
            self.refuse(refusal)
            return "", False
        for what in done:
            self._checking.checked.remark("name" if "name" in self._raw else "last_name", what)
        return name, MADE_SMALL in done

    def _texts(self, *keys: str) -> dict[str, object]:
        found: dict[str, object] = {}
        for key in keys:
            if text := self._cells.get(key):
                try:
                    found[key] = clean_or_empty(text, field=key, called=_CALLED.get(key, ""))
                except Refused as refusal:
                    self.refuse(refusal)
        return found

    def _postcode(self) -> str:
        text = self._cells.get("postcode", "")
        try:
            code = postcode(text)
        except Refused:
            self.refuse(
                Refused(
                    f"“{text[:20]}” is not a whole postcode.",
                    "Write it as HX9 4QD, or leave it empty.",
                    field="postcode",
                )
            )
            return ""
        if code != text:
            self._checking.checked.remark("postcode", "Put in capitals with its space")
        return code

    def _place(self) -> tuple[str, str, str] | None:
        first, code = self._cells.get("first_line", ""), self._postcode()
        if not first:
            return None
        return place_of(first, self._cells.get("second_line", ""), code)

    def _phones(self) -> tuple[PhoneNumber, ...]:
        found: dict[str, PhoneNumber] = {}
        for key in _PHONES:
            if text := self._cells.get(key):
                try:
                    number = read_phone(text, field=key)
                except Refused as refusal:
                    self.refuse(Refused(f"“{text[:30]}”: {refusal.sentence}", refusal.advice, field=key))
                    continue
                if text[0] not in "0+(tT":
                    self._checking.checked.remark(key, "Leading 0 put back")
                found[number.normalised] = number
        return tuple(found.values())

    def _emails(self) -> tuple[str, ...]:
        text = self._cells.get("email")
        if not text:
            return ()
        try:
            return (email_address(text),)
        except Refused as refusal:
            self.refuse(refusal)
            return ()

    def _tenancy(self, person: str) -> TenancyLine | None:
        reference = self._reference("tenancy_reference", "The tenancy's reference")
        if not reference:
            if any(key in self._cells for key in ("starts", "ends", "tenure")) and not self.refusals:
                self.refuse(
                    Refused(
                        "The row tells of a tenancy, but not its reference.",
                        "Fill in the tenancy's reference, or leave its other columns out.",
                        field="tenancy_reference",
                    )
                )
            return None
        tenure, role = self._cells.get("tenure"), self._cells.get("role")
        starts, ends = self._day("starts", person), self._day("ends", person)
        if starts and ends and ends < starts:
            self.refuse(
                Refused(
                    f"The tenancy ends on {ends:%d/%m/%Y}, before it begins on {starts:%d/%m/%Y}.",
                    "Change one of the two dates.",
                    field="ends",
                )
            )
        try:
            return TenancyLine(
                reference=reference,
                tenure=read_code(Tenure, tenure, field="tenure", called="a kind of tenancy")
                if tenure
                else None,
                starts=starts,
                ends=ends,
                role=read_code(TenancyRole, role, field="role", called="a part in a tenancy")
                if role
                else None,
            )
        except Refused as refusal:
            self.refuse(refusal)
            return None

    def _day(self, key: str, person: str) -> date | None:
        if key not in self._cells:
            return None
        try:
            read: ReadDay = read_day(self._raw[key], field=key)
        except MonthFirst as refusal:
            self._checking.month_first(key)
            self.refuse(refusal)
            return None
        except Refused as refusal:
            self.refuse(refusal)
            return None
        if read.may_be_month_first:
            self._checking.unsure(key, self._row, person, read.day)
        return read.day
