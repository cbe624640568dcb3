"""Files and functions stay small enough to be read at one go.

A file that grows past its limit holds two things, and the second cannot be found by its name.
"""

import ast
from collections.abc import Iterator
from statistics import median

import pytest

from support.source import GENERATED, Source, product, sources

FILE_LINES = 400
MEDIAN_FILE_LINES = 150
MAIN_WINDOW_LINES = 300
FUNCTION_LINES = 50


def long_functions(source: Source, most: int = FUNCTION_LINES) -> Iterator[str]:
    """Functions whose body has more than `most` lines, docstring and the list of arguments not counted."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            steps = node.body[1:] if ast.get_docstring(node) is not None else node.body
            lines = (node.end_lineno or 0) - steps[0].lineno + 1 if steps else 0
            if lines > most:
                yield f"{source.path}:{node.lineno} {node.name} has {lines} lines"


def test_no_file_is_long() -> None:
    long = [f"{source.path} has {source.lines}" for source in sources() if source.lines > FILE_LINES]
    assert not long


def test_main_window_is_short() -> None:
    long = [
        source.lines
        for source in sources()
        if source.path == "ui/main_window.py" and source.lines >= MAIN_WINDOW_LINES
    ]
    assert not long


def test_half_of_the_files_are_short() -> None:
    assert median(source.lines for source in product()) < MEDIAN_FILE_LINES


def test_no_function_is_long() -> None:
    long = [
        found
        for source in sources()
        if not source.path.startswith(GENERATED)
        for found in long_functions(source)
    ]
    assert not long


@pytest.mark.parametrize(("lines", "found"), [(1, 0), (3, 0), (4, 1)])
def test_long_function_is_found(lines: int, found: int) -> None:
    text = 'def step():\n    """One\n    step."""\n' + "    x = 1\n" * lines
    assert len(list(long_functions(Source("hsdesk/example.py", text), most=3))) == found


def test_only_shared_helpers_are_a_package() -> None:
    packages = [source.path for source in sources() if source.path.endswith("__init__.py")]
    assert [path for path in packages if path.startswith("tests/")] == ["tests/support/__init__.py"], (
        "a tests/store package would stand in the way of another store"
    )
