"""Other programs for tests: a second desk, or one that is killed in the middle of its work.

A child runs a script of its own and talks in lines of JSON: `tell(value)` and `hear()` in the script,
`hear()` and `say(value)` here.
"""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from support.source import ROOT

SECONDS = 60
"""How long a child may be silent or take to end before the test fails."""

_START = """
import json, sys

def tell(value):
    sys.stdout.write(json.dumps(value) + "\\n")  # one piece, so that a killed child says all of it or nothing
    sys.stdout.flush()

def hear():
    return json.loads(sys.stdin.readline())

"""


class Child:
    """A Python program beside the test; it ends with the `with` block at the latest.

    `arguments` are the script's `sys.argv[1:]`.
    """

    def __init__(self, script: str, *arguments: str) -> None:
        path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START + script, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._errors: list[str] = []
        self._readers = [
            threading.Thread(target=self._read_lines, daemon=True),
            threading.Thread(target=self._read_errors, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def hear(self, seconds: float = SECONDS) -> Any:
        """The next value that the child tells; fails the test when it says nothing more."""
        line = self._lines.get(timeout=seconds)
        if line is None:
            self._lines.put(None)
            self.process.wait(SECONDS)
            raise AssertionError(f"The child ended: {''.join(self._errors)}")
        return json.loads(line)

    def told(self) -> Iterator[Any]:
        """Every value that the child still tells, until it ends or is killed."""
        while (line := self._lines.get(timeout=SECONDS)) is not None:
            yield json.loads(line)
        self._lines.put(None)

    def say(self, value: Any) -> None:
        """Pass a value to the child's `hear()`."""
        if self.process.stdin is None:
            raise AssertionError("The child cannot be spoken to.")
        self.process.stdin.write(json.dumps(value) + "\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """End the child at once, as a power cut would."""
        self.process.kill()
        self.process.wait(SECONDS)

    def finish(self) -> list[Any]:
        """Wait for the child to end by itself; returns what it still told, fails on any error."""
        rest = list(self.told())
        code = self.process.wait(SECONDS)
        for reader in self._readers:
            reader.join(SECONDS)
        assert code == 0, "".join(self._errors)
        return rest

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        for reader in self._readers:
            reader.join(SECONDS)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue

    def _read_lines(self) -> None:
        if self.process.stdout is not None:
            for line in self.process.stdout:
                self._lines.put(line)
        self._lines.put(None)

    def _read_errors(self) -> None:
        if self.process.stderr is not None:
            self._errors.extend(self.process.stderr)
