"""Telephone numbers, email addresses, postcodes and references: as people type them, kept in one form."""

import re
from typing import NamedTuple

from hsdesk.errors import Refused
from hsdesk.wording import clean, clean_or_empty

_PHONE_ADVICE = "Type it as 07700 900123, or from abroad with its country: +48 601 234 567."
_PHONE_CHARACTERS = re.compile(
    r"(?:tel:?\s*)?(\+?[\d\s()./\-\u2010-\u2015]+)(?:(?:ext\.?|x)\s*(\d+))?", re.IGNORECASE
)
_UK_AS_SPOKEN = re.compile(r"0[1-9][0-9]{2,4} [0-9]{3,4} ?[0-9]{3,4}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_REFERENCE_LIMIT = 40
_TELLING_DIGITS = 5
"""So many digits must be left before leading ones are taken for a country's."""


class PhoneNumber(NamedTuple):
    """A telephone number as it is shown (07700 900123) and as it is compared (+447700900123)."""

    shown: str
    normalised: str


def phone_number(text: str, *, field: str = "phone") -> PhoneNumber:
    """Read a telephone number, one of the United Kingdom unless it says otherwise. Raises `Refused`."""
    typed = clean(text, field=field, called="The telephone number")
    if _UK_AS_SPOKEN.fullmatch(typed):
        digits = typed.replace(" ", "")
        if len(digits) in {10, 11}:
            return PhoneNumber(typed, f"+44{digits[1:]}")
    if not _PHONE_CHARACTERS.fullmatch(typed):
        raise Refused("This is not a telephone number.", _PHONE_ADVICE, field=field)
    import phonenumbers

    try:
        number = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException as error:
        raise Refused("This is not a telephone number.", _PHONE_ADVICE, field=field) from error
    if not phonenumbers.is_possible_number(number):
        raise Refused("This telephone number has too few or too many digits.", _PHONE_ADVICE, field=field)
    formats = phonenumbers.PhoneNumberFormat
    british = number.country_code == 44
    shown = phonenumbers.format_number(number, formats.NATIONAL if british else formats.INTERNATIONAL)
    return PhoneNumber(shown, phonenumbers.format_number(number, formats.E164))


def email_address(text: str, *, field: str = "email") -> str:
    """Read an email address. Raises `Refused` for what cannot be one."""
    typed = clean(text, field=field, called="The email address")
    if not _EMAIL.fullmatch(typed):
        raise Refused("This is not an email address.", "Type it as name@example.org.", field=field)
    return typed


def postcode(text: str, *, field: str = "postcode") -> str:
    """Read a postcode, or nothing: `hx94qd` becomes `HX9 4QD`. Raises `Refused` for what cannot be one."""
    typed = clean_or_empty(text, field=field).upper().replace(" ", "")
    if not typed:
        return ""
    parts = _POSTCODE.fullmatch(typed)
    if parts is None:
        raise Refused("This is not a postcode.", "Type it as HX9 4QD, or leave it empty.", field=field)
    return f"{parts[1]} {parts[2]}"


def tenancy_reference(text: str, *, field: str = "reference") -> str:
    """Read a tenancy's reference, kept in capitals. Raises `Refused`."""
    typed = clean(text, field=field, limit=_REFERENCE_LIMIT, called="The tenancy reference")
    if not any(character.isalnum() for character in typed):
        raise Refused(
            "The tenancy reference has no letter or digit in it.", "Type it as on the agreement.", field=field
        )
    return typed.upper()


def national_digits(normalised: str) -> str:
    """The digits by which a number is looked for: those of a British one as dialled at home, 07700900123."""
    if normalised.startswith("+44"):
        return "0" + normalised[3:]
    return normalised.removeprefix("+")


def digit_variants(digits: str) -> tuple[str, ...]:
    """How typed digits may stand in a number: 447700 may also be the beginning of 07700."""
    plain = digits.removeprefix("00")
    variants = [digits, plain]
    if plain.startswith("44"):
        variants.append("0" + plain[2:].lstrip("0"))
    return tuple(dict.fromkeys(each for each in variants if each == digits or len(each) >= _TELLING_DIGITS))
