"""What a column of a file may hold, and by which headings it is recognised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsdesk.errors import Refused
from hsdesk.people.importing.rows import ImportKind
from hsdesk.wording import words


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """Something that a column may hold: its key, how a form calls it, and headings that say so."""

    key: str
    label: str
    headings: str
    """Headings in small letters without spaces, with a space between them."""


REFERENCE = "reference"

_ADDRESS = (
    FieldSpec(
        "first_line",
        "Address, first line",
        "address address1 addr1 addressline1 addr line1 street propertyaddress firstline firstlineofaddress",
    ),
    FieldSpec("second_line", "Address, second line", "address2 addr2 addressline2 line2 locality secondline"),
    FieldSpec("town", "Town", "town city posttown address3 addressline3 addr3"),
    FieldSpec("postcode", "Postcode", "postcode pcode postalcode zip"),
)

_PEOPLE = (
    FieldSpec(
        REFERENCE,
        "Person’s reference",
        "reference ref personref personreference personid personno personnumber tenantref tenantreference "
        "tenantid tenantno customerref customerid customerno customernumber clientref clientid partyref "
        "partyid contactid id",
    ),
    FieldSpec("name", "Name", "name fullname tenantname customername personname tenant occupant"),
    FieldSpec("first_name", "First name", "firstname forename forenames givenname givennames christianname"),
    FieldSpec("last_name", "Last name", "lastname surname familyname"),
    FieldSpec("known_as", "Known as", "knownas preferredname likestobecalled"),
    FieldSpec("category", "Who they are", "category persontype type customertype visitorcategory"),
    FieldSpec("language", "Language", "language preferredlanguage lang"),
    FieldSpec("needs", "Needs", "needs supportneeds accessneeds requirements"),
    FieldSpec("mobile", "Mobile phone", "mobile mobilephone mobileno mobilenumber cell"),
    FieldSpec("phone", "Telephone", "phone telephone tel telno telephoneno phonenumber hometel homephone"),
    FieldSpec("other_phone", "Other telephone", "phone2 telephone2 tel2 worktel workphone otherphone"),
    FieldSpec("email", "Email", "email emailaddress mail"),
    FieldSpec(
        "home_reference",
        "Home’s reference",
        "homeref homereference propertyref propertyreference propertyid propref propertyno unitref uprn",
    ),
    *_ADDRESS[:2],
    _ADDRESS[3],
    FieldSpec(
        "tenancy_reference",
        "Tenancy reference",
        "tenancyref tenancyreference tenancyno tenancynumber tenancyid agreementref agreementno rentaccount",
    ),
    FieldSpec("tenure", "Kind of tenancy", "tenure tenuretype tenancytype agreementtype"),
    FieldSpec(
        "starts", "Tenancy begins", "starts start startdate tenancystart tenancystartdate tenancybegins from"
    ),
    FieldSpec("ends", "Tenancy ends", "ends end enddate tenancyend tenancyenddate terminationdate to"),
    FieldSpec("role", "Part in the tenancy", "role tenancyrole relationship tenanttype"),
)

_HOMES = (
    FieldSpec(
        REFERENCE,
        "Home’s reference",
        "reference ref homeref homereference propertyref propertyreference propertyid propref propertyno "
        "unitref uprn id",
    ),
    *_ADDRESS,
)

_FIELDS = {ImportKind.PEOPLE: _PEOPLE, ImportKind.HOMES: _HOMES}


def fields_of(kind: ImportKind) -> tuple[FieldSpec, ...]:
    """Everything that a column of such a file may hold."""
    return _FIELDS[kind]


def label_of(kind: ImportKind, key: str) -> str:
    """How a form calls a field."""
    return next(spec.label for spec in _FIELDS[kind] if spec.key == key)


def compared(heading: str) -> str:
    """A heading as it is compared: `Tenancy Ref.` and `TENANCY_REF` are one."""
    return "".join(words(heading.replace("_", " ")))


def guess(kind: ImportKind, headings: Sequence[str]) -> dict[int, str]:
    """Which columns hold which fields, by their headings; each field at most once, the first column first."""
    found: dict[int, str] = {}
    for spec in _FIELDS[kind]:
        sayings = {compared(spec.key), compared(spec.label), *spec.headings.split()}
        for place, heading in enumerate(headings):
            if place not in found and compared(heading) in sayings:
                found[place] = spec.key
                break
    return found


def check_columns(kind: ImportKind, columns: Mapping[int, str]) -> None:
    """See that the chosen columns can make people or homes. Raises `Refused` with what is missing."""
    chosen = list(columns.values())
    for key in chosen:
        if chosen.count(key) > 1:
            raise Refused(
                f"Two columns are said to hold the same: {label_of(kind, key).lower()}.",
                "Leave one of them out.",
                field=key,
            )
    if REFERENCE not in chosen:
        raise Refused(
            f"No column is said to hold the {label_of(kind, REFERENCE).lower()}.",
            "Choose the one that names each of them in the landlord's system, so that none comes in twice.",
            field=REFERENCE,
        )
    if kind is ImportKind.HOMES and "first_line" not in chosen:
        raise Refused(
            "No column is said to hold the first line of the address.", "Choose it.", field="first_line"
        )
    if kind is ImportKind.PEOPLE and "name" not in chosen and "last_name" not in chosen:
        raise Refused("No column is said to hold the name.", "Choose it.", field="name")


def by_headings(
    kind: ImportKind,
    headings: Sequence[str],
    chosen: Mapping[str, str],
    known: Mapping[int, str] | None = None,
) -> dict[int, str]:
    """The `known` columns, else the guessed ones, changed by what somebody says of headings.

    `chosen` gives a heading a field's key, or nothing to leave its column out.

    Raises `Refused` for a heading that the file does not have, and for a field that there is not.
    """
    columns = guess(kind, headings) if known is None else dict(known)
    places = {compared(heading): place for place, heading in reversed(list(enumerate(headings)))}
    keys = [spec.key for spec in _FIELDS[kind]]
    for heading, key in chosen.items():
        place = places.get(compared(heading))
        if place is None:
            raise Refused(
                f"The file has no column “{heading}”.",
                f"Its columns are: {', '.join(headings)}.",
                field="mapping",
            )
        if key and key not in keys:
            raise Refused(
                f"There is no field “{key}”.", f"The fields are: {', '.join(keys)}.", field="mapping"
            )
        columns.pop(place, None)
        if key:
            columns = {at: held for at, held in columns.items() if held != key}
            columns[place] = key
    return columns
