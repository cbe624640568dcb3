"""Does everything once that a person can do about results: figures by the month, and how they are judged."""

from collections.abc import Callable
from datetime import date
from typing import Any

from hsdesk.reporting import actions as reporting

Does = Callable[..., Any]


def enter_the_figures(does: Does) -> None:
    """Enter a month's figure and a share, put both right the other way round, and judge otherwise."""
    march = {"month": date(2026, 3, 1), "source": "Rent ledger"}
    share = {"numerator": 9_725_00, "denominator": 10_000_00}
    plain = does(reporting.enter_figure, measure="rent-collected", hundredths=97_25, **march)
    counted = does(reporting.enter_figure, measure="rent-arrears", **share, **march)
    source = march["source"]
    does(reporting.correct_figure, figure_id=plain, version=1, source=source, **share)
    does(reporting.correct_figure, figure_id=counted, version=1, source=source, hundredths=2_75)
    does(reporting.change_judging, version=0, close_points="2.5", too_few=5)
