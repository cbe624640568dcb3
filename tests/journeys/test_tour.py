"""The whole tour, started as a person starts it: every step as expected, every picture there."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

DIMMED = {"key-list", "finishing", "history", "why-this-date", "record-behind-a-figure", "duty-moved"}
"""Pages that lie under a dialog."""
START = "import sys; from ui.app import main; sys.exit(main(sys.argv[1:]))"
PICTURES = [
    "welcome",
    "set-up-office",
    "key-list",
    "reception-1366",
    "reception-1920",
    "check-in-1440",
    "expected-today-1440",
    "over-the-target-1440",
    "finishing",
    "history",
    "names-hidden",
    "search",
    "settings-hours",
    "settings-packs",
    "results-1366",
    "results-1920",
    "results-year",
    "why-this-date",
    "record-behind-a-figure",
    "promise-read",
    "what-if-complaint",
    "what-if-why",
    "what-if-hazard-after",
    "duties-1440",
    "duty-moved",
    "office-check-done",
    "surveys-recorded",
    "closure-previewed",
    "locked",
]


def hsdesk(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, off screen."""
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=600,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_tour(tmp_path: Path) -> None:
    """One test, since the tour takes long and each worker of a parallel run would make its own."""
    folder = tmp_path / "pictures"
    done = hsdesk("tour", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    check_steps(summary, done.stdout)
    check_pictures(folder)
    check_hours(summary)
    check_files(folder, summary)


def check_steps(summary: dict, said: str) -> None:
    """Every step came out as expected, and was said with its time."""
    assert summary["ok"]
    assert [step["title"] for step in summary["steps"] if step["complaint"]] == []
    assert len(summary["steps"]) > 100
    assert said.count(" ms  ok") == len(summary["steps"])


def check_pictures(folder: Path) -> None:
    """Every page is there in light and in dark, and the waiting screen in its three shapes."""
    files = {path.stem.split("-", 1)[1]: path for path in folder.glob("*.png")}
    wanted = {f"{name}-{look}" for name in PICTURES for look in ("light", "dark")}
    assert not wanted - set(files)
    for name in wanted:
        picture = QImage(str(files[name]))
        corner = picture.pixelColor(picture.width() - 2, picture.height() // 2)
        dimmed = name.rsplit("-", 1)[0] in DIMMED
        assert (corner.lightness() > 100) is name.endswith("light") or dimmed, name
    assert QImage(str(files["reception-1920-dark"])).width() == 1920
    assert sum(name.startswith("waiting-screen-new-call") for name in files) == 3


def check_hours(summary: dict) -> None:
    """The busy hour was counted under each landlord as plain sums count it."""
    hours = {hour["packs"][0]: hour for hour in summary["busy_hours"]}
    assert set(hours) == {"longhurst-and-havelok", "one-housing", "together-housing", "rosebery"}
    assert not any(hour["complaint"] for hour in hours.values())
    assert hours["longhurst-and-havelok"]["counted"] > 0
    assert hours["together-housing"]["counted"] == 0


def check_files(folder: Path, summary: dict) -> None:
    """The summary for people names the same pictures, and nothing else is left."""
    text = (folder / "summary.md").read_text(encoding="utf-8")
    assert "Longhurst & Havelok Homes" in text
    assert all(f"]({picture})" in text and (folder / picture).is_file() for picture in summary["pictures"])
    assert {path.suffix for path in folder.iterdir()} == {".png", ".md", ".json"}


def test_wrong_usage_and_a_folder_that_cannot_be(tmp_path: Path) -> None:
    assert hsdesk("tour").returncode == 2
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    refused = hsdesk("tour", str(file / "inside"))
    assert refused.returncode == 1
    assert len(refused.stderr.strip().splitlines()) == 1
    helped = hsdesk("tour", "--help")
    assert helped.returncode == 0
    assert "summary.md" in helped.stdout
