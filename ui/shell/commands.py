"""What can be done anywhere in the window, with its key."""

from ui.actions import Command
from ui.keys import Key

SEARCH = Command("search", "Search people and commands", "search", Key.SEARCH)
SETTINGS = Command("settings", "Open the settings", "settings", Key.SETTINGS)
IMPORT = Command("import", "Import people or homes from a file", "upload")
NEXT_PANE = Command("next-pane", "Go to the next pane", "arrow-right", Key.NEXT_PANE)
PREVIOUS_PANE = Command("previous-pane", "Go to the previous pane", "arrow-left", Key.PREVIOUS_PANE)
UNDO = Command("undo", "Undo what was done last", "undo-2", Key.UNDO)
HIDE_NAMES = Command("hide-names", "Hide names, or show them", "eye-off", Key.HIDE_NAMES)
LOCK = Command("lock", "Lock the desk", "lock", Key.LOCK)
CHANGE_PERSON = Command("change-person", "Change who is at the desk", "users")
HELP = Command("help", "Show the key list", "circle-question-mark", Key.HELP)

NOT_SEARCHED = frozenset({SEARCH.name, NEXT_PANE.name, PREVIOUS_PANE.name})
"""Commands that make no sense from within the search."""
