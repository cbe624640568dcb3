"""The tables of the database can be migrated on every database that hsdesk runs on.

A constraint that the database names by itself has another name on each, and a later migration
could not find it.
"""

import importlib

import pytest
from sqlalchemy import Constraint, MetaData

from support.source import ROOT


def all_tables() -> MetaData:
    """The metadata with the tables of every room."""
    for path in sorted((ROOT / "hsdesk").rglob("tables.py")):
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    from hsdesk.store.tables import Base

    return Base.metadata


@pytest.mark.parametrize("kind", ["ix", "uq", "ck", "fk", "pk"])
def test_kinds_of_constraint_have_a_rule_for_their_name(kind: str) -> None:
    assert kind in all_tables().naming_convention


def test_constraints_have_names() -> None:
    unnamed = [
        f"{table.name}: {constraint}"
        for table in all_tables().tables.values()
        for constraint in table.constraints
        if isinstance(constraint, Constraint) and constraint.name is None
    ]
    assert not unnamed


def test_rooms_have_tables() -> None:
    assert all_tables().tables
