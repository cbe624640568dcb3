"""Watches the log for warnings that a test did not announce."""

import logging


class WarningWatch(logging.Handler):
    """Keeps every message of level warning or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(f"{record.name}: {record.getMessage()}")

    def complaints(self, announced: list[str]) -> list[str]:
        """What was logged unannounced, and what was announced but never came."""
        unexpected = [
            f"Unexpected in the log: {message}"
            for message in self.messages
            if not any(part in message for part in announced)
        ]
        missing = [
            f"Missing from the log: {part}"
            for part in announced
            if not any(part in message for message in self.messages)
        ]
        return unexpected + missing
