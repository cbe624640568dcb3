"""The set-up of the tests does what the other tests rely on."""

import logging
import os
import time
from pathlib import Path

import psycopg
import pytest
from PySide6.QtWidgets import QApplication

from hsdesk.office import Office
from support.databases import Databases
from support.logs import WarningWatch
from support.offices import london
from support.postgres import PostgresServer


def test_unannounced_warning_is_a_complaint() -> None:
    watch = WarningWatch()
    watch.handle(logging.LogRecord("hsdesk", logging.WARNING, "", 0, "The disk is full", None, None))
    assert watch.complaints([]) == ["Unexpected in the log: hsdesk: The disk is full"]
    assert watch.complaints(["disk"]) == []


def test_announced_warning_that_never_came_is_a_complaint() -> None:
    assert WarningWatch().complaints(["disk"]) == ["Missing from the log: disk"]


@pytest.mark.expected_log("The disk is full")
def test_announced_warning_passes() -> None:
    logging.getLogger("hsdesk").warning("The disk is full.")
    assert logging.getLogger("hsdesk").propagate


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone cannot be set for one process")
def test_computer_stands_elsewhere() -> None:
    assert time.tzname[0] == "JST", "a time that leans on the computer's own zone must show"


def test_own_folders(tmp_path: Path) -> None:
    assert os.environ["XDG_DATA_HOME"].startswith(str(tmp_path))


def test_windows_need_no_screen(qapp: QApplication) -> None:
    assert qapp.platformName() == "offscreen"


def test_postgres_databases_are_separate(databases: Databases) -> None:
    with databases.postgresql(migrated=False) as first, databases.postgresql(migrated=False) as second:
        with psycopg.connect(first.replace("+psycopg", "")) as connection:
            connection.execute("CREATE TABLE marker ()")
        with psycopg.connect(second.replace("+psycopg", "")) as connection:
            found = connection.execute("SELECT to_regclass('marker')").fetchone()
    assert found == (None,)


def test_own_postgres_restarts_under_one_address(own_postgres: PostgresServer) -> None:
    url = own_postgres.create("before")
    own_postgres.restart()
    assert own_postgres.has("before")
    assert own_postgres.url("before") == url


def test_office_is_set_up_at_the_frozen_moment(office: Office) -> None:
    with office.read() as read:
        assert read.office_id == office.office_id
        assert read.now == london("2026-04-14 14:43")
    assert office.is_set_up
