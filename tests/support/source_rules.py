"""The rules of the house that a linter does not know, each with the reason it is kept."""

import ast
import re
import sys
from collections.abc import Callable, Iterator

from support.source import GENERATED, PRODUCT, Rule, Source, calls, name_of, using

EVERYWHERE = (*PRODUCT, "tests")
CHECKS = {
    *("raises", "fail", "waitSignal", "waitSignals", "waitUntil", "QAbstractItemModelTester"),
    "run_state_machine_as_test",  # Hypothesis checks the machine's invariants after each step
}


def broad_excepts(source: Source) -> Iterator[int]:
    """Handlers that swallow any exception; one that cleans up and raises again is no such handler."""
    broad = {"Exception", "BaseException"}
    for node in source.nodes:
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            raised_again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if not raised_again and any(kind is None or name_of(kind) in broad for kind in kinds):
                yield node.lineno
    for name, call in calls(source):
        if name.split(".")[-1] == "suppress" and any(name_of(kind) in broad for kind in call.args):
            yield call.lineno


def repeating_timers(source: Source) -> Iterator[int]:
    """Timers made in a file that does not make every one of them single-shot."""
    made = [call.lineno for name, call in calls(source) if name.split(".")[-1] == "QTimer"]
    at_once = sum(
        name.split(".")[-1] == "QTimer" and any(word.arg == "singleShot" for word in call.keywords)
        for name, call in calls(source)
    )
    if len(made) > at_once + times(source, is_single_shot):
        yield from made
    yield from using(".startTimer", "QBasicTimer")(source)


def labels(source: Source) -> Iterator[int]:
    """Labels in a file that does not tell every one of them that its text is plain."""
    made = [call.lineno for name, call in calls(source) if name.split(".")[-1] == "QLabel"]
    made += [
        node.lineno
        for node in source.nodes
        if isinstance(node, ast.ClassDef) and any(name_of(base).endswith("QLabel") for base in node.bases)
    ]
    if len(made) > times(source, is_plain):
        yield from made


def times(source: Source, wanted: Callable[[ast.Call], bool]) -> int:
    """How often such a call is made; in a loop over a written-out list, once for each item."""
    count = sum(wanted(call) for _, call in calls(source))
    for loop in source.nodes:
        if isinstance(loop, ast.For) and isinstance(loop.iter, ast.Tuple | ast.List):
            inside = sum(isinstance(part, ast.Call) and wanted(part) for part in ast.walk(loop))
            count += inside * (len(loop.iter.elts) - 1)
    return count


def is_single_shot(call: ast.Call) -> bool:
    """Whether a call makes a timer fire once only."""
    return name_of(call.func).endswith(".setSingleShot") and ast.unparse(call.args[0]) == "True"


def is_plain(call: ast.Call) -> bool:
    """Whether a call makes a label plain."""
    return name_of(call.func).endswith(".setTextFormat") and name_of(call.args[0]).endswith(".PlainText")


def own_imports(source: Source) -> Iterator[int]:
    """Imports of our own modules in a migration."""
    if source.path.startswith(GENERATED):
        for module, line in imports(source):
            if module.split(".")[0] in {"hsdesk", "ui", "resources"} or module.startswith("."):
                yield line


def impure_imports(source: Source) -> Iterator[int]:
    """Imports in a `rules.py` beyond the standard library and our own modules."""
    if source.path.endswith("/rules.py"):
        for module, line in imports(source):
            if module.split(".")[0] not in {*sys.stdlib_module_names, "hsdesk"}:
                yield line


def imports(source: Source) -> Iterator[tuple[str, int]]:
    """Every imported module and its line, wherever in the file; relative ones begin with a dot."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or ""), node.lineno


def notes_to_self(source: Source) -> Iterator[int]:
    """Comments that put work off."""
    for line, comment in source.comments:
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", comment):
            yield line


def unchecked_tests(source: Source) -> Iterator[int]:
    """Test functions in which nothing can go wrong."""
    for node in source.nodes:
        if (
            isinstance(node, ast.FunctionDef)
            and node.name.startswith("test_")
            and source.path.rsplit("/", 1)[-1].startswith("test_")
            and not any(is_check(part) for part in ast.walk(node))
        ):
            yield node.lineno


def is_check(node: ast.AST) -> bool:
    """Whether a node can make a test fail by intention."""
    if isinstance(node, ast.Call):
        last = name_of(node.func).split(".")[-1]
        return last in CHECKS or last.startswith(("assert_", "check_", "expect"))
    return isinstance(node, ast.Assert)


RULES = [
    Rule(
        "only the unit of work commits",
        "an action is whole or it never happened, journal entry included (a migration is no action)",
        using(".commit"),
        bad=("session.commit()", "work.session.commit()", "connect(path).commit()"),
        only_in=frozenset({"hsdesk/store/work.py", "hsdesk/store/migrate.py"}),
    ),
    Rule(
        "only the clock reads the time",
        "what is worked out for a moment can then be worked out again, in a test or before an auditor",
        using(
            *("datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
            *("time.time", "time.time_ns", "time.monotonic", "time.monotonic_ns", "time.perf_counter"),
            *("time.localtime", "time.gmtime", "time.process_time"),
            *(".currentDateTime", ".currentDateTimeUtc", "QDate.currentDate", "QTime.currentTime"),
            *(".currentMSecsSinceEpoch", ".currentSecsSinceEpoch", "QElapsedTimer"),
            *("func.now", "func.current_timestamp", "func.localtimestamp"),
        ),
        bad=(
            "datetime.now(UTC)",
            "datetime.datetime.now()",
            "date.today()",
            "time.time()",
            "from time import monotonic",
            "QDateTime.currentDateTimeUtc()",
            "func.now()",
        ),
        good=("clock.now()", "work.now", "datetime.time(9, 0)", "from datetime import time"),
        only_in=frozenset({"hsdesk/clock.py"}),
    ),
    Rule(
        "only the task runner makes threads",
        "one place stops them all, brings their results to the main thread and shows what went wrong",
        using(
            *("threading.Thread", "threading.Timer", "QThread", "QThreadPool", "QRunnable", "QtConcurrent"),
            *("ThreadPoolExecutor", "ProcessPoolExecutor", "_thread.start_new_thread", "moveToThread"),
        ),
        bad=(
            "threading.Thread(target=f)",
            "class Worker(QThread): ...",
            "from threading import Thread",
            "with ThreadPoolExecutor() as pool: ...",
        ),
        good=("threading.Event()", "threading.Lock()"),
        only_in=frozenset({"ui/tasks.py"}),
    ),
    Rule(
        "only the ticker repeats",
        "fifty waiting visitors then cost one wake-up a second, and none when nothing is shown",
        repeating_timers,
        bad=("timer = QTimer(self)\ntimer.start(1000)", "self.startTimer(1000)"),
        good=(
            "QTimer.singleShot(0, self.load)",
            "timer = QTimer(self)\ntimer.setSingleShot(True)",
            "a, b = QTimer(), QTimer()\nfor timer in (a, b):\n    timer.setSingleShot(True)",
            "timer = QTimer(self, singleShot=True)",
        ),
        only_in=frozenset({"ui/ticker.py"}),
    ),
    Rule(
        "nothing waits by the clock or turns the event loop by hand",
        "a fixed wait is too long here and too short there, and a loop turned by hand re-enters code",
        using(
            *(
                "processEvents",
                "time.sleep",
                "QThread.sleep",
                "QThread.msleep",
                "QTest.qWait",
                "QTest.qSleep",
            ),
            *("qtbot.wait", "asyncio.sleep"),
        ),
        bad=("app.processEvents()", "time.sleep(1)", "from time import sleep", "qtbot.wait(50)"),
        good=("qtbot.waitSignal(x)", "qtbot.waitUntil(f)", "stopped.wait(1)"),
        looks_at=EVERYWHERE,
    ),
    Rule(
        "bugs are caught in two places only",
        "anywhere else they would be hidden, and the work would go on with half of it done",
        broad_excepts,
        bad=(
            "try: f()\nexcept Exception: pass",
            "try: f()\nexcept: pass",
            "try: f()\nexcept (OSError, Exception) as e: log(e)",
            "with suppress(Exception): f()",
        ),
        good=("try: f()\nexcept OSError: pass", "try: f()\nexcept BaseException:\n    undo()\n    raise"),
        only_in=frozenset({"ui/tasks.py", "ui/errors.py"}),
    ),
    Rule(
        "labels are plain text",
        "a name or note that looks like markup must be shown as it was typed",
        labels,
        bad=("label = QLabel(name)", "label = QtWidgets.QLabel()", "class Name(QLabel): ..."),
        good=(
            "label = PlainLabel(name)",
            "label = QLabel()\nlabel.setTextFormat(Qt.TextFormat.PlainText)\nlabel.setText(name)",
            "a = QLabel()\nb = QLabel()\nfor x in (a, b):\n    x.setTextFormat(Qt.TextFormat.PlainText)",
        ),
    ),
    Rule(
        "nothing shows markup",
        "text that people typed would run as HTML, pictures and links included",
        using(
            *(".setHtml", ".insertHtml", ".appendHtml", ".setMarkdown", "TextFormat.RichText"),
            *("TextFormat.AutoText", "TextFormat.MarkdownText"),
        ),
        bad=("view.setHtml(note)", "label.setTextFormat(Qt.TextFormat.RichText)"),
        good=("label.setTextFormat(Qt.TextFormat.PlainText)",),
    ),
    Rule(
        "no item widgets",
        "they hold a copy of every row, so a queue of 100,000 would open slowly and go stale",
        using(
            *("QTableWidget", "QListWidget", "QTreeWidget", "QTableWidgetItem", "QListWidgetItem"),
            *("QTreeWidgetItem", ".setItemWidget", ".setIndexWidget", "QStandardItemModel"),
        ),
        bad=(
            "table = QTableWidget()",
            "from PySide6.QtWidgets import QListWidget",
            "view.setIndexWidget(i, w)",
        ),
        good=("view = QTableView()",),
    ),
    Rule(
        "nothing prints",
        "a window has no terminal, and the command line writes in one place so that --json stays clean",
        lambda source: (call.lineno for name, call in calls(source) if name == "print"),
        bad=("print('done')",),
        good=("click.echo('done')",),
        looks_at=("hsdesk", "ui", "resources"),
    ),
    Rule(
        "migrations import nothing of ours",
        "an old migration must do in years what it did on the day it was written",
        own_imports,
        bad=("from hsdesk.store.tables import Base", "import hsdesk", "from . import other"),
        good=("import sqlalchemy as sa\nfrom alembic import op",),
    ),
    Rule(
        "decisions use the standard library",
        "a rule that an officer can check by hand must not depend on a database or a window",
        impure_imports,
        bad=("import sqlalchemy", "from PySide6.QtCore import Qt"),
        good=("from datetime import timedelta\nfrom hsdesk.errors import Refused",),
    ),
    Rule(
        "nothing is put off in a comment",
        "what is still to be done stands in the list of work, where somebody will find it",
        notes_to_self,
        bad=("x = 1  # TODO: later", "# FIXME\nx = 1"),
        good=("x = 1  # the first ticket of the day",),
        looks_at=EVERYWHERE,
    ),
    Rule(
        "every test checks something",
        "a test that cannot fail only looks like one",
        unchecked_tests,
        bad=("def test_opens():\n    open_office('x')",),
        good=(
            "def test_sum():\n    assert 1 + 1 == 2",
            "def test_refuses():\n    with pytest.raises(Refused):\n        f()",
            "def test_shown(qtbot):\n    with qtbot.waitSignal(s):\n        f()",
            "def test_model(model):\n    QAbstractItemModelTester(model)",
        ),
        looks_at=("tests",),
    ),
]
