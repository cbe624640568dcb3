"""Single cells as hsdesk keeps them: names, codes in anybody's words, numbers as sheets store them."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from hsdesk.errors import Refused
from hsdesk.people.contact_details import PhoneNumber, phone_number
from hsdesk.people.rules import Need, TenancyRole, Tenure, VisitorCategory
from hsdesk.wording import clean, clean_name, words

Code = TypeVar("Code", bound=StrEnum)

_NO_ZERO = re.compile(r"[1-9]\d{9}")
_MOBILE = re.compile(r"07\d{9}")
_SHOUTED = re.compile(r"(?=.{3})[^\W\d_a-z]+(?:[-'\u2019][^\W\d_a-z]+)*,?")
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")
_PARTS = re.compile(r"\s*[,;/|+]\s*")
_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_REFERENCE_LIMIT = 40
MADE_SMALL = "Capitals made small"
"""Said of a name that the file writes in capitals."""

# fmt: off
_LANGUAGES = {
    "english": "en", "welsh": "cy", "cymraeg": "cy", "polish": "pl", "urdu": "ur", "punjabi": "pa",
    "panjabi": "pa", "bengali": "bn", "sylheti": "syl", "gujarati": "gu", "hindi": "hi",
    "arabic": "ar", "romanian": "ro", "somali": "so", "portuguese": "pt", "spanish": "es",
    "french": "fr", "italian": "it", "german": "de", "lithuanian": "lt", "latvian": "lv",
    "russian": "ru", "ukrainian": "uk", "turkish": "tr", "kurdish": "ku", "farsi": "fa",
    "persian": "fa", "dari": "prs", "pashto": "ps", "tigrinya": "ti", "amharic": "am", "chinese": "zh",
    "cantonese": "yue", "mandarin": "cmn", "vietnamese": "vi", "tamil": "ta", "bulgarian": "bg",
    "hungarian": "hu", "czech": "cs", "slovak": "sk", "albanian": "sq", "greek": "el", "nepali": "ne",
    "yoruba": "yo", "gaelic": "gd", "irish": "ga",
}
# fmt: on
_FURTHER: dict[type[StrEnum], dict[str, StrEnum]] = {
    VisitorCategory: {
        "sharedowner": VisitorCategory.LEASEHOLDER,
        "leasehold": VisitorCategory.LEASEHOLDER,
        "former": VisitorCategory.FORMER_TENANT,
    },
    Need: {
        "bsl": Need.SIGN_LANGUAGE,
        "lp": Need.LARGE_PRINT,
        "wheelchair": Need.STEP_FREE,
        "stepfreeaccess": Need.STEP_FREE,
    },
    Tenure: {
        "assuredtenancy": Tenure.ASSURED,
        "securetenancy": Tenure.SECURE,
        "startertenancy": Tenure.STARTER,
        "introductory": Tenure.STARTER,
    },
    TenancyRole: {
        "main": TenancyRole.TENANT,
        "maintenant": TenancyRole.TENANT,
        "lead": TenancyRole.TENANT,
        "joint": TenancyRole.JOINT_TENANT,
        "household": TenancyRole.HOUSEHOLD_MEMBER,
        "occupant": TenancyRole.HOUSEHOLD_MEMBER,
        "occupier": TenancyRole.HOUSEHOLD_MEMBER,
    },
}


def _words_of(kind: type[StrEnum]) -> dict[str, StrEnum]:
    known = {_plain(code.value): code for code in kind}
    known |= {_plain(code.in_words): code for code in kind if hasattr(code, "in_words")}
    return known | _FURTHER.get(kind, {})


def _plain(text: str) -> str:
    return "".join(words(text))


_KNOWN: Mapping[type[StrEnum], Mapping[str, StrEnum]] = {
    kind: _words_of(kind) for kind in (VisitorCategory, Need, Tenure, TenancyRole)
}


def read_code(kind: type[Code], text: str, *, field: str, called: str) -> Code:
    """The code that a word stands for. Raises `Refused` for a word that stands for none, and lists those."""
    found = _KNOWN[kind].get(_plain(text))
    if not isinstance(found, kind):
        raise Refused(
            f"“{text[:40]}” is not {called} that hsdesk knows.",
            f"It knows: {', '.join(code.value for code in kind)}.",
            field=field,
        )
    return found


def read_needs(text: str, *, field: str) -> list[str]:
    """The codes of the needs in a cell, parted by commas or the like, each once and in their own order."""
    said = {read_code(Need, part, field=field, called="a need") for part in _PARTS.split(text) if part}
    return [need.value for need in Need if need in said]


def read_language(text: str, *, field: str) -> str:
    """The code of a language: its name in English, or a code. Raises `Refused`."""
    named = _LANGUAGES.get(_plain(text))
    if named:
        return named
    if _LANGUAGE_CODE.fullmatch(text):
        return text.lower()
    raise Refused(
        f"“{text[:40]}” is not a language that hsdesk knows.",
        "Write its name in English, or its code: Polish or pl.",
        field=field,
    )


def read_reference(text: str, *, field: str, called: str) -> str:
    """A reference as it is compared: in capitals. Raises `Refused`."""
    typed = clean(text, field=field, limit=_REFERENCE_LIMIT, called=called)
    if not any(character.isalnum() for character in typed):
        raise Refused(
            f"{called} has no letter or digit in it.", "Check it in the landlord's system.", field=field
        )
    return typed.upper()


def read_phone(text: str, *, field: str) -> PhoneNumber:
    """A telephone number; the leading 0 that spreadsheets take away is put back. Raises `Refused`."""
    if _SCIENTIFIC.fullmatch(text):
        raise Refused(
            f"“{text}” is a telephone number that the spreadsheet has cut short.",
            "Show the column as text in the spreadsheet, put the numbers right and save it again.",
            field=field,
        )
    if _NO_ZERO.fullmatch(text):
        text = f"0{text}"
    if _MOBILE.fullmatch(text):
        text = f"{text[:5]} {text[5:]}"
    return phone_number(text, field=field)


def read_name(text: str, *, field: str = "name") -> tuple[str, tuple[str, ...]]:
    """A name as it is spoken, and what was done for that: WHITLOCK, Bernard becomes Bernard Whitlock.

    Raises `Refused` for an empty name or one without a letter.
    """
    name = clean_name(text, field=field)
    done: list[str] = []
    before, comma, after = name.partition(",")
    if comma and before.strip() and after.strip() and "," not in after:
        name = f"{after.strip()} {before.strip()}"
        done.append("Split at the comma")
    spoken = " ".join(_spoken(word) for word in name.split())
    if spoken != name:
        done.append(MADE_SMALL)
    return spoken, tuple(done)


def _spoken(word: str) -> str:
    """A word in capitals as it is written in a sentence; initials and short forms stay."""
    if not word.isupper() or not _SHOUTED.fullmatch(word):
        return word
    spoken = re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
    return re.sub(r"\bMc([a-z])", lambda part: f"Mc{part.group(1).upper()}", spoken)


def joined_name(parts: Sequence[str]) -> str:
    """First and last name as one."""
    return " ".join(part for part in parts if part)
