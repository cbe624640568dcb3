"""Choosing packs: what is said before it is saved, and what is refused."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hsdesk.premises import actions, queries
from hsdesk.store.work import Subject
from support.windows import read_out


def test_laws_are_ticked_and_saved(promises):
    tab = promises.tab
    tab.choose()
    page = tab.choosing
    assert page.choices.landlords["longhurst-and-havelok"].isChecked()
    assert not page.save.isEnabled()
    page.choices.laws["complaint-handling-code"].click()
    said = " ".join(read_out(page.note))
    assert "Complaint Handling Code counts for what begins from now on" in said
    assert "No deadline is open, so no date moves." in said
    page.save.click()
    assert "complaint-handling-code" in promises.packs
    assert tab.stack.currentWidget() is tab.reading
    assert "CHC-62" in {row.standard.id for row in tab.reading._rows}


def test_what_is_open_keeps_its_pack_and_that_is_said(promises):
    promises.desk.desk.walks_in()
    tab = promises.tab
    tab.choose()
    tab.choosing.choices.landlords["rosebery"].click()
    said = " ".join(read_out(tab.choosing.note))
    assert "1 open deadline began under it and keeps it." in said
    assert "the 1 open deadline keeps the pack and version it began under" in said


def test_promises_that_give_way_to_a_law_are_named(promises):
    tab = promises.tab
    tab.choose()
    tab.choosing.choices.landlords["together-housing"].click()
    tab.choosing.choices.laws["complaint-handling-code"].click()
    assert "way to the law: TF-" in " ".join(read_out(tab.choosing.note))


def test_a_choice_survives_news_and_is_saved_over_a_change_of_somebody_else(promises):
    tab, office = promises.tab, promises.desk.office
    tab.choose()
    tab.choosing.choices.laws["awaabs-law"].click()
    version = office.ask(queries.office).version
    promises.desk.desk.does(actions.change_packs, version=version, packs=["rosebery"])
    tab.choosing.save.click()
    assert tab.choosing.trouble.isVisible()
    assert "awaabs-law" not in promises.packs
    tab.choosing.trouble.button.click()
    assert "awaabs-law" in promises.packs
    assert "longhurst-and-havelok" in promises.packs


def test_news_of_another_desk_shows_an_untouched_choice_anew(promises):
    tab, office = promises.tab, promises.desk.office
    tab.choose()
    version = office.ask(queries.office).version
    promises.desk.desk.does(actions.change_packs, version=version, packs=["rosebery"])
    promises.desk.tells(Subject("office", 1))
    assert tab.choosing.choices.landlords["rosebery"].isChecked()


def test_escape_goes_back_without_saving(promises):
    tab = promises.tab
    tab.choose()
    tab.choosing.choices.laws["awaabs-law"].click()
    QTest.keyClick(tab.choosing, Qt.Key.Key_Escape)
    assert tab.stack.currentWidget() is tab.reading
    assert "awaabs-law" not in promises.packs
