"""Telephone numbers, email addresses, postcodes and references are read as people type them."""

import pytest

from hsdesk.errors import Refused
from hsdesk.people.contact_details import (
    digit_variants,
    email_address,
    national_digits,
    phone_number,
    postcode,
    tenancy_reference,
)


@pytest.mark.parametrize(
    ("typed", "shown", "normalised"),
    [
        ("07700 900123", "07700 900123", "+447700900123"),
        ("07700900123", "07700 900123", "+447700900123"),
        (" 07700-900-123 ", "07700 900123", "+447700900123"),
        ("+44 (0)7700 900123", "07700 900123", "+447700900123"),
        ("tel: 01632 960123", "01632 960123", "+441632960123"),
        ("020 7946 0123", "020 7946 0123", "+442079460123"),
        ("+48 601 234 567", "+48 601 234 567", "+48601234567"),
        ("0048 601 234 567", "+48 601 234 567", "+48601234567"),
    ],
)
def test_phone(typed: str, shown: str, normalised: str) -> None:
    assert phone_number(typed) == (shown, normalised)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "12",
        "999",
        "0770O 900123",
        "07700 90012345678",
        "9" * 10_000,
        "1-800-FLOWERS",
        "\x00",
        "<b>1</b>",
    ],
)
def test_phone_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        phone_number(typed)
    assert refusal.value.field == "phone"
    assert refusal.value.advice


@pytest.mark.parametrize("typed", ["hx94qd", "HX9 4QD", " hx9  4qd ", "Hx 94 qD"])
def test_postcode(typed: str) -> None:
    assert postcode(typed) == "HX9 4QD"


@pytest.mark.parametrize(
    ("typed", "kept"), [("ec1a1bb", "EC1A 1BB"), ("w1a0ax", "W1A 0AX"), ("m1 1ae", "M1 1AE"), ("", "")]
)
def test_other_postcodes(typed: str, kept: str) -> None:
    assert postcode(typed) == kept


@pytest.mark.parametrize("typed", ["HX9", "12345", "HX9 4QDX", "🙂", "' OR 1=1"])
def test_postcode_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="not a postcode"):
        postcode(typed)


@pytest.mark.parametrize("typed", ["nobody", "a@b", "a b@c.org", "a@b@c.org", ""])
def test_email_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        email_address(typed)
    assert refusal.value.field == "email"


def test_email() -> None:
    assert email_address(" Rosa@Example.org ") == "Rosa@Example.org"


def test_reference() -> None:
    assert tenancy_reference(" t-00417/b ") == "T-00417/B"
    with pytest.raises(Refused):
        tenancy_reference("--")


def test_digits_are_looked_for_as_dialled_at_home() -> None:
    assert national_digits("+447700900123") == "07700900123"
    assert national_digits("+48601234567") == "48601234567"
    assert "07700900" in digit_variants("447700900")
    assert "07700900" in digit_variants("00447700900")
    assert "07700900" in digit_variants("4407700900")
    assert "48601" in digit_variants("0048601")
