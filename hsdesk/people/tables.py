"""Tables of persons, how to reach them, their homes and tenancies, and of the staff."""

from datetime import date
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.people.rules import ContactKind, StaffRole, TenancyRole, Tenure, VisitorCategory
from hsdesk.store.tables import Base, Key
from hsdesk.store.types import EnumText, Json


class Home(Base):
    """A home (or garage) with its address; the postcode is in capitals with its space.

    `reference` is the landlord's own, by which an import knows the home again.
    """

    __tablename__ = "home"
    __table_args__ = (Index("uq_home_reference", "reference", unique=True),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    first_line: Mapped[str] = mapped_column(String(200))
    second_line: Mapped[str] = mapped_column(String(200), default="")
    town: Mapped[str] = mapped_column(String(200), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="", index=True)
    reference: Mapped[str | None] = mapped_column(String(40))
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Person(Base):
    """Somebody the office deals with.

    `name` is the name in full as it was given, `needs` a list of `Need` codes, `language` the code of
    the language they would rather be served in. `home_id` says where somebody lives who is on no tenancy.
    `reference` is the landlord's own, by which an import knows the person again.
    """

    __tablename__ = "person"
    __table_args__ = (Index("uq_person_reference", "reference", unique=True),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    known_as: Mapped[str] = mapped_column(String(200), default="")
    category: Mapped[VisitorCategory] = mapped_column(EnumText(VisitorCategory))
    language: Mapped[str] = mapped_column(String(20), default="en")
    needs: Mapped[list[Any]] = mapped_column(Json)
    home_id: Mapped[int | None] = mapped_column(ForeignKey("home.id"), index=True)
    reference: Mapped[str | None] = mapped_column(String(40))
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class ContactMethod(Base):
    """A telephone number or email address, as it is shown and as it is compared.

    `is_safe` is False where calling, texting or writing could put the person at risk.
    """

    __tablename__ = "contact_method"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[ContactKind] = mapped_column(EnumText(ContactKind))
    value: Mapped[str] = mapped_column(String(200))
    normalised: Mapped[str] = mapped_column(String(200), index=True)
    is_safe: Mapped[bool] = mapped_column(default=True)


class Tenancy(Base):
    """An agreement for a home from `starts` until `ends` (its last day; None while it runs)."""

    __tablename__ = "tenancy"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    reference: Mapped[str] = mapped_column(String(40), unique=True)
    home_id: Mapped[int] = mapped_column(ForeignKey("home.id"), index=True)
    tenure: Mapped[Tenure] = mapped_column(EnumText(Tenure))
    starts: Mapped[date] = mapped_column(Date)
    ends: Mapped[date | None] = mapped_column(Date)
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class TenancyPerson(Base):
    """A person's part in a tenancy."""

    __tablename__ = "tenancy_person"

    tenancy_id: Mapped[int] = mapped_column(ForeignKey("tenancy.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    role: Mapped[TenancyRole] = mapped_column(EnumText(TenancyRole))


class Team(Base):
    """A team or desk of an office, such as the repairs desk."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("office_id", "name"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    name: Mapped[str] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)


class Staff(Base):
    """Somebody who works at an office.

    `display_name` is what the public screen shows while they are on duty; no `password_hash` means
    that they take their place at the desk without a password.
    """

    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    display_name: Mapped[str] = mapped_column(String(200))
    role: Mapped[StaffRole] = mapped_column(EnumText(StaffRole))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
