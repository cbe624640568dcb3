"""What this computer remembers for itself."""

import os
import stat

import pytest

from hsdesk.settings import Appearance, Folders, Settings, load_settings, save_settings


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path / "home")


def test_settings_come_back_as_they_were_saved(folders):
    settings = Settings(
        database="/offices/east.db", desk="Desk 2", appearance=Appearance.DARK, text_percent=150
    )
    save_settings(folders, settings)
    assert load_settings(folders) == settings


def test_a_first_start_has_the_defaults(folders):
    assert load_settings(folders) == Settings()


@pytest.mark.parametrize("content", [b"", b"{", b'{"text_percent": "large"}', b"\xff\xfe"])
def test_a_damaged_file_gives_the_defaults(folders, content):
    folders.settings_file.parent.mkdir(parents=True)
    folders.settings_file.write_bytes(content)
    assert load_settings(folders) == Settings()


@pytest.mark.skipif(os.name != "posix", reason="other systems keep a folder of settings to its owner anyway")
def test_an_address_with_its_password_is_for_its_owner_only(folders):
    save_settings(folders, Settings(database="postgresql://desk:secret@server/office"))
    save_settings(folders, Settings(database="postgresql://desk:secret@server/office", desk="Desk 3"))
    assert stat.S_IMODE(folders.settings_file.stat().st_mode) == 0o600


def test_one_folder_holds_everything_when_it_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("HSDESK_HOME", str(tmp_path))
    folders = Folders()
    assert {folders.data, folders.config, folders.logs.parent} == {tmp_path}
