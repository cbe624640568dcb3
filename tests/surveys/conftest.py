import pytest

from hsdesk.office import open_office
from support.offices import add_office
from support.surveys import SurveyDesk


@pytest.fixture
def desk(database_url, clock):
    """An office of one landlord, on each database."""
    with open_office(database_url, clock=clock, create=True) as office:
        office.actor().do(add_office, packs=("longhurst-and-havelok",))
        yield SurveyDesk(office, clock)
