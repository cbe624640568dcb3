"""What a process uses while nobody does anything."""

import resource
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

SETTLE_SECONDS = 3.0


def idle(application: QApplication, seconds: float) -> None:
    """Let the window settle, then print its use of the processor over so many seconds, and its memory."""

    def settled() -> None:
        begun, used = time.monotonic(), time.process_time()

        def done() -> None:
            share = (time.process_time() - used) / (time.monotonic() - begun)
            print("idle", share, resident(), flush=True)
            application.quit()

        QTimer.singleShot(round(seconds * 1000), done)

    QTimer.singleShot(round(SETTLE_SECONDS * 1000), settled)


def resident() -> float:
    """The memory this process holds, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
