"""Compares the checked rows of a file with the database: new, changed, the same, or not to be brought in."""

from sqlalchemy.orm import Session

from hsdesk.errors import Refused
from hsdesk.people.importing.kept import Kept, KeptHome, KeptPerson, kept_homes, kept_people
from hsdesk.people.importing.lines import Checked, HomeLine, PersonLine, Place, place_of
from hsdesk.people.importing.plans import HomeStep, PersonStep, Plan, TenancyStep, differing
from hsdesk.people.importing.rows import RefusedRow
from hsdesk.people.importing.tenancies import Tenancies
from hsdesk.people.rules import TenancyRole
from hsdesk.wording import fold


def compare(session: Session, checked: Checked) -> Plan:
    """Find out what every row does. Changes nothing; rows that cannot come in are refused in the plan."""
    plan = Plan(checked.rows, refused=list(checked.refused))
    if checked.homes:
        _compare_homes(kept_homes(session, checked.homes), checked, plan)
    elif checked.people:
        _ComparePeople(kept_people(session, checked.people), checked, plan).run()
    plan.refused.sort(key=lambda refusal: refusal.row)
    return plan


def _refuse(plan: Plan, checked: Checked, line: HomeLine | PersonLine, refusal: Refused) -> None:
    column = checked.columns.get(refusal.field, "")
    plan.refused.append(RefusedRow(line.row, line.reference, refusal.sentence, refusal.advice, column))


def _compare_homes(kept: Kept, checked: Checked, plan: Plan) -> None:
    taken: dict[Place, int] = {}
    for line in checked.homes:
        try:
            step = _home_step(kept, line, taken)
        except Refused as refusal:
            _refuse(plan, checked, line, refusal)
        else:
            plan.steps.append(step)


def _home_step(kept: Kept, line: HomeLine, taken: dict[Place, int]) -> HomeStep:
    home = kept.homes.get(line.reference)
    said = {**(home.values if home else {}), **line.values}
    place = place_of(said["first_line"], said.get("second_line", ""), said.get("postcode", ""))
    if place[2]:
        earlier = taken.setdefault(place, line.row)
        if earlier != line.row:
            raise Refused(
                f"Row {earlier} has the same address under another reference.",
                "Leave one of the two rows out, or complete their addresses.",
                field="first_line",
            )
        home = home or _same_place(kept.places.get(place, ()))
        if any(
            other is not home and (home is None or other.id != home.id)
            for other in kept.places.get(place, ())
        ):
            raise Refused(
                "Another home has this address already, under another reference.",
                "Complete the address, for example with the flat, or put the reference right.",
                field="first_line",
            )
    if home is None:
        return HomeStep(line, None, {})
    changes = differing(line.values, home.values)
    if home.reference != line.reference:
        changes["reference"] = line.reference
    return HomeStep(line, home, changes)


def _same_place(homes: "list[KeptHome] | tuple[()]") -> KeptHome | None:
    """The one home at an address that has no reference yet; the file gives it its own."""
    unnamed = [home for home in homes if home.reference is None]
    return unnamed[0] if len(unnamed) == 1 == len(homes) else None


class _ComparePeople:
    """One comparison of a file of people."""

    def __init__(self, kept: Kept, checked: Checked, plan: Plan) -> None:
        self._kept = kept
        self._checked = checked
        self._plan = plan
        self._tenancies = Tenancies(kept)
        self._met: set[int] = set()

    def run(self) -> None:
        """Compare every row, then the tenancies of each home with each other."""
        steps: list[PersonStep] = []
        for line in self._checked.people:
            try:
                steps.append(self._step(line))
            except Refused as refusal:
                _refuse(self._plan, self._checked, line, refusal)
        overlapping = self._tenancies.overlaps()
        for step in steps:
            overlap = overlapping.get(step.tenancy.line.reference) if step.tenancy else None
            if overlap is not None:
                _refuse(self._plan, self._checked, step.line, overlap)
            else:
                self._plan.steps.append(step)
        self._plan.tenancies = [
            step for step in self._tenancies.steps if step.line.reference not in overlapping
        ]

    def _step(self, line: PersonLine) -> PersonStep:
        home_id = self._home(line)
        tenancy = None
        if line.tenancy is not None:
            tenancy = self._tenancies.step(line.tenancy, line.row, home_id)
        person = self._person(line)
        changes = {} if person is None else self._changes(line, person)
        if tenancy is not None:
            home_id = None  # where they live follows from the tenancy
        elif person is not None and home_id is not None and person.home_id != home_id:
            changes["home_id"] = home_id
        contacts = set() if person is None else person.contacts
        return PersonStep(
            line=line,
            person=person,
            changes=changes,
            home_id=home_id,
            phones=tuple(phone for phone in line.phones if phone.normalised not in contacts),
            emails=tuple(email for email in line.emails if email.casefold()[:200] not in contacts),
            tenancy=tenancy,
            role=self._role(line, person, tenancy),
        )

    def _changes(self, line: PersonLine, person: KeptPerson) -> dict[str, object]:
        changes = differing(line.values, person.values)
        if line.in_capitals and fold(line.values["name"]) == fold(person.values["name"]):
            changes.pop("name", None)
        if person.reference != line.reference:
            changes["reference"] = line.reference
        return changes

    def _home(self, line: PersonLine) -> int | None:
        if line.home_reference:
            home = self._kept.homes.get(line.home_reference)
            if home is None:
                raise Refused(
                    f"No home has the reference {line.home_reference}.",
                    "Import the homes first, or put the reference right.",
                    field="home_reference",
                )
            return home.id
        if line.place is None:
            return None
        homes = self._kept.places.get(line.place, [])
        if len(homes) == 1:
            return homes[0].id
        if homes:
            raise Refused(
                "Several homes have this address.",
                "Give the home's reference in a column of its own.",
                field="first_line",
            )
        raise Refused(
            "There is no home with this address and postcode.",
            "Import the homes first, or put the address right.",
            field="first_line",
        )

    def _person(self, line: PersonLine) -> KeptPerson | None:
        """Who is there already: by reference, else by tenancy and name where there is no reference yet."""
        known = self._kept.people.get(line.reference)
        if known is not None:
            return known
        tenancy = self._kept.tenancies.get(line.tenancy.reference) if line.tenancy else None
        for person_id in tenancy.people if tenancy else ():
            person = self._kept.people_by_id[person_id]
            same = fold(person.values["name"]) == fold(line.values["name"])
            if same and person.reference is None and person_id not in self._met:
                self._met.add(person_id)
                return person
        return None

    def _role(
        self, line: PersonLine, person: KeptPerson | None, tenancy: TenancyStep | None
    ) -> TenancyRole | None:
        """The part in the tenancy that is still to be written."""
        if tenancy is None or line.tenancy is None:
            return None
        there = tenancy.tenancy.people.get(person.id) if tenancy.tenancy and person else None
        said = line.tenancy.role
        if there is None:
            return said or TenancyRole.TENANT
        return said if said is not None and said is not there else None
