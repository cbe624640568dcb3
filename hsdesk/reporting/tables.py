"""The tables of figures that a person enters by the month, and of how an office judges results."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hsdesk.store.tables import Base, Key


class MonthlyFigure(Base):
    """A figure that hsdesk cannot know, for one month, with where it comes from.

    `month` is the first day of it. Either `hundredths` holds the figure, so that 97.25 is 9725, or
    `numerator` and `denominator` hold what it is the share of, money in pence.
    """

    __tablename__ = "monthly_figure"
    __table_args__ = (UniqueConstraint("office_id", "measure", "month"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"))
    measure: Mapped[str] = mapped_column(String(60))
    month: Mapped[date] = mapped_column(Date)
    hundredths: Mapped[int | None] = mapped_column(Integer)
    numerator: Mapped[int | None] = mapped_column(BigInteger)
    denominator: Mapped[int | None] = mapped_column(BigInteger)
    source: Mapped[str] = mapped_column(String(200))
    entered_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    entered_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class JudgingRecord(Base):
    """How an office judges its results; an office without a row judges as hsdesk proposes.

    `close_hundredths` is by how many hundredths of a point a share may miss its target and be close, so
    that 2.5 points are 250. Fewer than `too_few` counted are too few to say.
    """

    __tablename__ = "judging"

    office_id: Mapped[int] = mapped_column(ForeignKey("office.id"), primary_key=True, autoincrement=False)
    close_hundredths: Mapped[int] = mapped_column(Integer)
    too_few: Mapped[int] = mapped_column(Integer)
    version: Mapped[int] = mapped_column(Integer)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
