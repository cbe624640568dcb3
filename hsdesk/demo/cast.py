"""Who is known by name in the demo office: the staff, the teams, the rooms and some tenants."""

from dataclasses import dataclass
from enum import StrEnum

from hsdesk.people.rules import Need, StaffRole

LANDLORD = "Fernley Homes"
OFFICE = "Millgate area office"
EMERGENCY_PHONE = "01632 960199"
PACKS = (
    "longhurst-and-havelok",
    "complaint-handling-code",
    "awaabs-law",
    "data-protection",
    "good-practice-at-the-desk",
)
HOURS = {
    "mon": [["09:00", "17:00"]],
    "tue": [["09:00", "17:00"]],
    "wed": [["10:00", "17:00"]],
    "thu": [["09:00", "17:00"]],
    "fri": [["09:00", "17:00"]],
}


class TeamName(StrEnum):
    """The teams of the office."""

    REPAIRS = "Repairs desk"
    INCOME = "Income team"
    HOUSING = "Housing"
    NEIGHBOURHOODS = "Neighbourhoods"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works at the office; `sees` says that they see visitors who are called."""

    name: str
    role: StaffRole
    team: TeamName | None = None
    sees: bool = False


GRACE = Colleague("Grace Holloway", StaffRole.RECEPTIONIST)
COLIN = Colleague("Colin Batty", StaffRole.RECEPTIONIST)
PRIYA = Colleague("Priya Nair", StaffRole.CASEWORKER, TeamName.HOUSING, sees=True)
SAM = Colleague("Sam Okoro", StaffRole.CASEWORKER, TeamName.NEIGHBOURHOODS, sees=True)
IMRAN = Colleague("Imran Qureshi", StaffRole.INCOME_OFFICER, TeamName.INCOME, sees=True)
HELEN = Colleague("Helen Marsh", StaffRole.MANAGER)
ADAEZE = Colleague("Adaeze Nwosu", StaffRole.INCOME_OFFICER, TeamName.INCOME, sees=True)
DILYS = Colleague("Dilys Parry", StaffRole.COMPLAINTS_OFFICER)

STAFF = (
    GRACE,
    COLIN,
    PRIYA,
    SAM,
    IMRAN,
    HELEN,
    DILYS,
    Colleague("Tomasz Zieliński", StaffRole.REPAIRS_PLANNER, TeamName.REPAIRS, sees=True),
    Colleague("Joanne Whitaker", StaffRole.REPAIRS_PLANNER, TeamName.REPAIRS, sees=True),
    ADAEZE,
    Colleague("Niall Brennan", StaffRole.CASEWORKER, TeamName.HOUSING, sees=True),
    Colleague("Mei Lin Chan", StaffRole.CASEWORKER, TeamName.NEIGHBOURHOODS, sees=True),
)

ROOMS: tuple[tuple[str, tuple[Need, ...]], ...] = (
    ("Room 1", (Need.PRIVATE_ROOM, Need.STEP_FREE)),
    ("Room 2", (Need.PRIVATE_ROOM, Need.STEP_FREE, Need.HEARING_LOOP)),
    ("Room 3", (Need.PRIVATE_ROOM, Need.STEP_FREE)),
    ("Room 4", (Need.PRIVATE_ROOM,)),
    ("Room 5", (Need.PRIVATE_ROOM,)),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A tenant whom everybody at the desk knows, so that pictures and guides can name them."""

    name: str
    home: str
    town: str
    postcode: str
    needs: tuple[Need, ...] = ()
    language: str = "en"


MAUREEN = Known(
    "Maureen Beckford",
    "Flat 6, Heron Court",
    "Millgate",
    "HX9 4QD",
    (Need.HEARING_LOOP, Need.LARGE_PRINT),
)
DEREK = Known("Derek Holroyd", "14 Bobbin Street", "Millgate", "HX9 2RT", (Need.STEP_FREE,))
AMINA = Known("Amina Yusuf", "Flat 2, Dipper House", "Kettlebeck", "HX8 1BN", (Need.INTERPRETER,), "so")
LEANNE = Known("Leanne Fairclough", "31 Larkspur Road", "Ashenclough", "HX9 6JL")
TOMASZ = Known("Tomasz Wójcik", "8 Tenter Lane", "Stainholme", "HX8 3PW", (), "pl")
CALLUM = Known("Callum Sykes", "Flat 11, Heron Court", "Millgate", "HX9 4QD")
CHIDI = Known("Chidi Eze", "5 Quarry Rise", "Wrenbridge", "HX9 8DA", (Need.HEARING_LOOP, Need.PRIVATE_ROOM))
MARGARET = Known("Margaret Ashworth", "22 Chapel Terrace", "Millgate", "HX9 2TB", (Need.HEARING_LOOP,))
GWILYM = Known("Gwilym Prosser", "3 Linnet Fold", "Nether Fold", "HX8 5HE", (), "cy")
SHABANA = Known("Shabana Akhtar", "47 Foundry Street", "Millgate", "HX9 1ZG")
WEI = Known("Wei Cheung", "Flat 4, Swift Point", "Ashenclough", "HX9 6QS", (), "zh")

KNOWN = (MAUREEN, DEREK, AMINA, LEANNE, TOMASZ, CALLUM, CHIDI, MARGARET, GWILYM, SHABANA, WEI)

FEWEST_HOMES = len(KNOWN)
