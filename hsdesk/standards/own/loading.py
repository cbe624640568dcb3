"""Brings the packs of an office's own from the database into the catalogue."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from hsdesk.standards.catalogue import Standards
from hsdesk.standards.own.tables import OwnPack


def take_in_own(session: Session, standards: Standards, packs: Iterable[str] | None = None) -> None:
    """Let the catalogue know every saved version of these packs (of all when None).

    What it knows already is not read again; shipped packs cost nothing. Raises `BrokenPack` for a text that
    somebody changed by hand so that it cannot be read.
    """
    wanted = None if packs is None else [pack for pack in packs if not standards.is_shipped(pack)]
    if wanted == []:
        return
    query = select(OwnPack.pack, OwnPack.number)
    if wanted is not None:
        query = query.where(OwnPack.pack.in_(wanted))
    missing = [
        (pack, number) for pack, number in session.execute(query) if not standards.has_own(pack, str(number))
    ]
    for pack, number in missing:
        text = session.scalars(select(OwnPack.text).where(OwnPack.pack == pack, OwnPack.number == number))
        standards.take_in(text.one(), f"{pack}, version {number}")
