"""What is shipped holds nothing of the computer it was made on.

A path or a package server of one machine would send the next person somewhere that is not there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.source import ROOT

FOLDERS = ("hsdesk", "ui", "resources", "tests", "packaging", ".ci", "docs")
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".csv", ".svg", ".sh", ".cfg", ".qss", ".mako", ""}
OWN_PATHS = [f"/{name}/" for name in ("work", "root", "opt/wheels", "opt/pypi")]
SERVERS = ["pypi" + ".org", "python" + "hosted.org", "index" + "-url", "find" + "-links", "trusted" + "-host"]


def files() -> Iterator[Path]:
    """Every text file of ours."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT)
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts:
                yield path


def traces(text: str) -> list[str]:
    """Paths of one computer and addresses of package servers in a text."""
    return [trace for trace in (*OWN_PATHS, *SERVERS) if trace in text]


def test_files_hold_no_trace_of_one_computer() -> None:
    found = {
        str(path.relative_to(ROOT)): marks
        for path in files()
        if path != Path(__file__) and (marks := traces(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert not found


@pytest.mark.parametrize(
    "text", [f"see {OWN_PATHS[0]}notes", f"https://{SERVERS[0]}/simple", f"--{SERVERS[2]} x"]
)
def test_trace_is_found(text: str) -> None:
    assert traces(text)


def test_licence_and_changes_are_there() -> None:
    assert all((ROOT / name).is_file() for name in ("LICENCE", "CHANGELOG.md", "README.md"))
