"""Text that people type: made tidy, or refused with a reason. It is always plain text, never markup."""

import re
import unicodedata
from collections.abc import Sequence

from hsdesk.errors import Refused

NAME_LIMIT = 200
"""The longest name or address line; a longer one is a slip of the clipboard."""

KEEPS_LINES_FROM = 1000
"""A text that may be this long is a note and keeps its lines; a shorter one is a single line."""

_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAYOUT = dict.fromkeys(map(ord, "\t\n\r\v\f\x85"))
_WITHOUT_TRACE = dict.fromkeys(map(ord, "\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff"))
"""Characters without any shape of their own that pasted text brings along."""


def clean(text: str, *, field: str, limit: int = NAME_LIMIT, called: str = "") -> str:
    """Tidy a text that must be there: its ends trimmed, its characters in one form (NFC).

    Emoji, markup and letters of any script stay as they are. `field` names the input, `called` how a
    sentence speaks of it ("The town") when the field's own name does not read well. Raises `Refused`
    when nothing is left, for more than `limit` characters, or for a character that cannot be shown.
    """
    tidy = clean_or_empty(text, field=field, limit=limit, called=called)
    if not tidy:
        raise Refused(f"{_name(field, called)} is empty.", "Type something here.", field=field)
    return tidy


def clean_name(text: str, *, field: str = "name", called: str = "") -> str:
    """Tidy a name, as `clean` does; raises `Refused` also for one of punctuation marks only."""
    tidy = clean(text, field=field, called=called)
    if not words(tidy):
        raise Refused(f"{_name(field, called)} has no letter in it.", "Type it as it is spoken.", field=field)
    return tidy


def clean_or_empty(text: str, *, field: str, limit: int = NAME_LIMIT, called: str = "") -> str:
    """Tidy a text that may be left empty; otherwise as `clean`."""
    name = _name(field, called)
    if text.isascii() and text.isprintable():
        return _short(" ".join(text.split()), limit, name, field)
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text.translate(_LAYOUT)):
        raise Refused(
            f"{name} holds a character that cannot be shown.",
            "Type it again instead of pasting it.",
            field=field,
        )
    if any(character in _OVERRIDES for character in text):
        raise Refused(
            f"{name} holds a hidden character that changes the direction of writing.",
            "Type it again instead of pasting it.",
            field=field,
        )
    tidy = unicodedata.normalize("NFC", text.translate(_WITHOUT_TRACE))
    tidy = _tidy_lines(tidy) if limit >= KEEPS_LINES_FROM else " ".join(tidy.split())
    return _short(tidy, limit, name, field)


def _short(text: str, limit: int, name: str, field: str) -> str:
    if len(text) > limit:
        raise Refused(
            f"{name} has {len(text):,} characters; at most {limit:,} fit.", "Shorten it.", field=field
        )
    return text


def _tidy_lines(text: str) -> str:
    return "\n".join(line.rstrip().replace("\t", "    ") for line in text.splitlines()).strip()


def _name(field: str, called: str) -> str:
    return called or f"The {field.replace('_', ' ')}"


LONGEST_WORD = 60
"""Words are compared by their first so many characters."""

_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = "'\u2018\u2019\u201b\u02bc\u02b9\u2032`\u00b4"
_SPELT = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_NO_APOSTROPHES = dict.fromkeys(map(ord, _APOSTROPHES))
_APOSTROPHES_AS_GAPS = dict.fromkeys(map(ord, _APOSTROPHES), " ")


def fold(text: str) -> str:
    """A text in the form in which it is compared: without accents, capitals and spelling of ligatures."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in apart if not unicodedata.category(c).startswith("M")).translate(_SPELT)


def words(text: str) -> list[str]:
    """The words of a text as they are compared: O'Brien is one, Smith-Jones two; emoji count as letters."""
    return _split(fold(text.translate(_NO_APOSTROPHES)))


def index_words(text: str) -> list[str]:
    """Every word under which a text is to be found, each once.

    Besides its `words` these are the parts of a name with an apostrophe (o, brien), and what a hyphen or
    full stop parts written together (smithjones).
    """
    found: dict[str, None] = {}
    for chunk in text.split():
        parts = words(chunk)
        if len(parts) > 1:
            parts.append("".join(parts)[:LONGEST_WORD])
        if any(mark in chunk for mark in _APOSTROPHES):
            parts += _split(fold(chunk.translate(_APOSTROPHES_AS_GAPS)))
        found.update(dict.fromkeys(parts))
    return list(found)


def words_with_places(text: str) -> list[tuple[str, Sequence[int]]]:
    """The `words` of a text, each letter with the place in the text where it comes from."""
    if text.isascii() and "'" not in text and "`" not in text:
        plain = _PLAIN_WORD.finditer(text.lower())
        return [(match.group(), range(match.start(), match.end())) for match in plain]
    found: list[tuple[str, Sequence[int]]] = []
    word, places = "", list[int]()
    for place, character in enumerate(text):
        if character in _APOSTROPHES:
            continue
        for letter in fold(character):
            if _is_letter(letter):
                word, places = word + letter, [*places, place]
            elif word:
                found.append((word, places))
                word, places = "", []
    return [*found, (word, places)] if word else found


def _split(folded: str) -> list[str]:
    if folded.isascii():
        return [word[:LONGEST_WORD] for word in _PLAIN_WORD.findall(folded)]
    spaced = "".join(character if _is_letter(character) else " " for character in folded)
    return [word[:LONGEST_WORD] for word in spaced.split()]


def _is_letter(character: str) -> bool:
    if character.isalnum():
        return True
    return not character.isascii() and unicodedata.category(character)[0] == "S"
