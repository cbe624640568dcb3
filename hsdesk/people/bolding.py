"""Where in a shown name, address or number the typed words are. Pure."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from hsdesk.people.matching import Indexed, Query, cost_of_slips
from hsdesk.people.rows import Found, HitField, PersonHit
from hsdesk.people.rules import Need, VisitorCategory
from hsdesk.people.shown import Shown, ShownHome
from hsdesk.wording import words_with_places

_NO_HOME = ShownHome("", "", "")
_ORDER = {field: place for place, field in enumerate(HitField)}
_read_shown = msgspec.json.Decoder(Shown).decode


class _Text:
    """A shown text with its words, ready to be looked through."""

    def __init__(self, field: HitField, text: str) -> None:
        self.field = field
        self.words = words_with_places(text)
        self.letters = "".join(word for word, _ in self.words)
        self._places = [place for _, places in self.words for place in places]
        self._starts = [0, *accumulate(len(word) for word, _ in self.words)][:-1]

    def beginning(self, typed: str) -> Found | None:
        """Where a word, or several written together, begin with what was typed."""
        for start in self._starts:
            if self.letters.startswith(typed, start):
                return self._found(start, len(typed))
        return None

    def part(self, typed: str) -> Found | None:
        """Where what was typed stands anywhere in the text."""
        start = self.letters.find(typed)
        return None if start < 0 else self._found(start, len(typed))

    def whole(self, number: int) -> Found:
        """The stretch of one whole word."""
        return self._found(self._starts[number], len(self.words[number][0]))

    def _found(self, start: int, length: int) -> Found:
        return Found(self.field, self._places[start], self._places[start + length - 1] + 1)


def hit_of(query: Query, person: Indexed) -> PersonHit:
    """The row for a found person, with the home that fits best and what fits where."""
    shown = _read_shown(person.shown)
    homes = [(home, _texts_of_home(home)) for home in shown.homes] or [(_NO_HOME, [])]
    home, home_texts = max(homes, key=lambda each: _fitting(query, each[1]))
    names = [_Text(HitField.NAME, shown.name), _Text(HitField.KNOWN_AS, shown.known_as)]
    found = list(_found_words(query, [*names, *home_texts]))
    phone, place = _phone(query, shown.phones)
    if place is not None:
        found.append(place)
    return PersonHit(
        person_id=person.person_id,
        name=shown.name,
        known_as=shown.known_as,
        category=VisitorCategory(shown.category),
        needs=tuple(Need(need) for need in shown.needs),
        address=home.address,
        postcode=home.postcode,
        reference=home.reference,
        phone=phone,
        found=_joined(found),
    )


def _joined(found: Sequence[Found]) -> tuple[Found, ...]:
    """The stretches in the order of the fields, those that overlap made one."""
    joined: list[Found] = []
    for each in sorted(found, key=lambda each: (_ORDER[each.field], each.start)):
        if joined and joined[-1].field is each.field and each.start <= joined[-1].end:
            joined[-1] = joined[-1]._replace(end=max(joined[-1].end, each.end))
        else:
            joined.append(each)
    return tuple(joined)


def _texts_of_home(home: ShownHome) -> list[_Text]:
    return [
        _Text(HitField.ADDRESS, home.address),
        _Text(HitField.POSTCODE, home.postcode),
        _Text(HitField.REFERENCE, home.reference),
    ]


def _fitting(query: Query, texts: Sequence[_Text]) -> int:
    by_words = sum(any(text.beginning(word) for text in texts) for word in query.words)
    return by_words + any(text.part(part) is not None for text in texts[2:] for part in query.parts)


def _found_words(query: Query, texts: Sequence[_Text]) -> Iterator[Found]:
    for place, word in enumerate(query.words, 1):
        found = [stretch for text in texts if (stretch := text.beginning(word))]
        # The Brien of O'Brien stands within a word.
        found = found or [stretch for text in texts[:2] if (stretch := text.part(word))]
        if found:
            yield from found
        elif nearest := _nearest(word, texts, is_open=query.last_is_open and place == len(query.words)):
            yield nearest
    for text in texts:
        if text.field is HitField.REFERENCE:
            yield from (stretch for part in query.parts if (stretch := text.part(part)))


def _nearest(word: str, texts: Sequence[_Text], *, is_open: bool) -> Found | None:
    best: tuple[int, Found] | None = None
    for text in texts:
        for number, (shown, _) in enumerate(text.words):
            cost = cost_of_slips(word, shown, is_open=is_open)
            if cost is not None and (best is None or cost < best[0]):
                best = cost, text.whole(number)
    return best[1] if best else None


def _phone(query: Query, phones: Sequence[str]) -> tuple[str, Found | None]:
    for part in (*query.parts, *sorted(query.part_words)):
        for phone in phones:
            if place := _Text(HitField.PHONE, phone).part(part):
                return phone, place
    return "", None
