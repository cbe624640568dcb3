"""What a child process does first: it finds the sources and takes the clock of the office that is measured.

Imported before anything of hsdesk, for what it does.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
for folder in (ROOT, ROOT / "tests" / "benchmarks"):
    sys.path.insert(0, str(folder))

from standing import BenchClock  # noqa: E402 - found by the lines above

import hsdesk.clock  # noqa: E402 - found by the lines above

hsdesk.clock.SystemClock = BenchClock
