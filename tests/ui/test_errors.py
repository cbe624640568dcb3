import logging
import os
import stat
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qWarning
from PySide6.QtGui import QGuiApplication

from hsdesk.errors import HsdeskError
from ui.errors import FaultReporter, begin_log, describe, log_folder
from ui.fault_dialog import FaultDialog

NAME = "Maureen Beckford"


def stumble(error_type):
    person = NAME
    raise error_type(person)


def fault(error_type=KeyError):
    with pytest.raises(error_type) as caught:
        stumble(error_type)
    return caught.value


def wrapping(first, *, shown):
    try:
        first()
    except (HsdeskError, KeyError) as error:
        raise ValueError(NAME) from (error if shown else None)


def refused():
    raise HsdeskError("The desk is closed.", "Open it first.")


def lost():
    stumble(KeyError)


def wrapped(first, *, shown=True):
    with pytest.raises(ValueError, match=NAME) as caught:
        wrapping(first, shown=shown)
    return caught.value


@pytest.fixture
def reporter(qapp, clock):
    reporter = FaultReporter(clock)
    yield reporter
    reporter.close()


def test_a_report_names_versions_and_places_but_no_values(clock):
    text = describe(fault(), clock.now()).text()
    assert "KeyError" in text
    assert "test_errors.py:" in text
    assert "in stumble" in text
    for name in ("hsdesk ", "PySide6-Essentials 6", "SQLAlchemy 2", "Python 3"):
        assert name in text
    assert "2026-04-14 13:43:00 UTC" in text
    assert "Maureen" not in text
    assert str(Path(__file__).parents[2]) not in text


def test_only_our_own_sentences_are_quoted(clock):
    text = describe(wrapped(refused), clock.now()).text()
    assert "The desk is closed. Open it first." in text
    assert "ValueError\n" in text
    assert "Maureen" not in text


def test_a_context_that_was_hidden_on_purpose_stays_hidden(clock):
    assert [link.kind for link in describe(wrapped(lost), clock.now()).chain] == [
        "ValueError",
        "KeyError",
    ]
    assert [link.kind for link in describe(wrapped(lost, shown=False), clock.now()).chain] == ["ValueError"]


@pytest.mark.expected_log("ValueError")
@pytest.mark.expected_log("KeyError")
def test_a_fault_is_told_once_however_often_it_happens(reporter):
    told = []
    reporter.fault.connect(told.append)
    for _ in range(3):
        reporter.report(fault())
    reporter.report(fault(ValueError))
    assert [report.kind for report in told] == ["KeyError", "ValueError"]


@pytest.mark.expected_log("KeyError")
def test_the_hooks_are_taken_and_given_back(reporter):
    before, thread_before = sys.excepthook, threading.excepthook
    told = []
    reporter.fault.connect(told.append)
    reporter.install()
    error = fault()
    sys.excepthook(KeyError, error, error.__traceback__)
    reporter.close()
    assert (sys.excepthook, threading.excepthook) == (before, thread_before)
    assert [report.kind for report in told] == ["KeyError"]


@pytest.mark.expected_log("KeyError")
def test_a_fault_in_another_thread_is_told_on_the_main_thread(qtbot, reporter):
    reporter.install()
    thread = threading.Thread(target=lambda: {}[NAME])
    with qtbot.waitSignal(reporter.fault) as told:
        thread.start()
        thread.join()
    reporter.close()
    assert told.args[0].kind == "KeyError"


@pytest.mark.expected_log("Qt (default): a size is negative")
def test_what_qt_complains_of_goes_to_the_log(reporter):
    reporter.install()
    qWarning("a size is negative")
    reporter.close()


@pytest.fixture
def log(tmp_path):
    handler = begin_log(tmp_path / "log")
    yield tmp_path / "log" / "hsdesk.log"
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.mark.expected_log("KeyError")
@pytest.mark.expected_log("A library stumbled")
def test_the_log_holds_no_personal_data(reporter, log):
    reporter.report(fault())
    try:
        stumble(ValueError)
    except ValueError:
        logging.getLogger("library").exception("A library stumbled.")
    text = log.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "ValueError" in text
    assert "Maureen" not in text


@pytest.mark.skipif(os.name != "posix", reason="other systems keep the user's folder private by themselves")
def test_only_this_user_may_read_the_log(log):
    logging.getLogger("hsdesk").info("The office opens – Größe, żółw.")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "żółw" in log.read_text(encoding="utf-8")


def test_the_log_begins_a_new_file_when_it_is_full(log, monkeypatch):
    handler = next(
        each for each in logging.getLogger().handlers if getattr(each, "baseFilename", "") == str(log)
    )
    handler.maxBytes = 400
    for number in range(20):
        logging.getLogger("hsdesk").info("Line %s of the day.", number)
    assert (log.parent / "hsdesk.log.1").exists()
    assert "Line 19" in log.read_text(encoding="utf-8")


def test_the_log_lies_in_a_folder_of_this_user():
    assert "hsdesk" in str(log_folder())


@pytest.fixture
def dialog(qtbot):
    dialog = FaultDialog()
    qtbot.addWidget(dialog)
    return dialog


def test_the_report_is_shown_and_copied(qtbot, dialog, clock):
    dialog.tell(describe(fault(), clock.now()))
    assert dialog.isVisible()
    assert not dialog.isModal()
    qtbot.mouseClick(dialog.copy_report, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    assert "KeyError" in dialog.text.toPlainText()


def test_a_second_fault_is_added_to_the_same_window(dialog, clock):
    dialog.tell(describe(fault(), clock.now()))
    dialog.tell(describe(fault(ValueError), clock.now()))
    text = dialog.text.toPlainText()
    assert "KeyError" in text
    assert "ValueError" in text
    dialog.close()
    dialog.tell(describe(fault(TypeError), clock.now()))
    assert "KeyError" not in dialog.text.toPlainText()


def test_the_report_is_saved_where_it_is_wanted(qtbot, dialog, clock, tmp_path):
    dialog.tell(describe(fault(), clock.now()))
    dialog.save_to(tmp_path / "report.txt")
    assert "KeyError" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    with qtbot.waitSignal(dialog.refused) as refused:
        dialog.save_to(tmp_path / "nowhere" / "report.txt")
    assert refused.args[0].sentence == "The report could not be saved there."
