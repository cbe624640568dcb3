"""Why something could not be done."""


class CannotPrepare(Exception):
    """The environment cannot be made; the text says why and what to do."""
