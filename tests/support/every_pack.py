"""Everything that is done with packs of an office's own."""

from datetime import date
from typing import Any

from hsdesk.office import Office
from hsdesk.premises.queries import office as the_office
from hsdesk.standards.own.actions import choose_packs, save_own_pack
from hsdesk.standards.own.editing import copy_of


def change_the_promises(office: Office, does: Any) -> None:
    """Copy the landlord's pack, save it, run it, and go back to the one that ships."""
    standards = office.standards
    chosen = office.ask(the_office)
    text = copy_of(
        standards.text(standards.pack("one-housing")), organisation="Hill Street", dated=date(2026, 4, 14)
    )
    does(save_own_pack, standards=standards, text=text)
    does(choose_packs, standards=standards, version=chosen.version, packs=["own-one-housing"])
    again = office.ask(the_office).version
    does(choose_packs, standards=standards, version=again, packs=list(chosen.packs))
