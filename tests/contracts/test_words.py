"""Names and comments are in British English, as the office writes.

Names that belong to Qt, to CSS or to a library keep their spelling where they are used; what we
name ourselves does not.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from support.source import Source, sources

AMERICAN = re.compile(
    r"(?<!current)colors?|behavior|cent(er|ered|ering)s?(?![a-z])|organiz|recogniz|prioritiz|summariz|normaliz"
    r"|initializ|serializ|synchroniz|minimiz|maximiz|authoriz|categoriz|customiz|finaliz|realiz|utiliz|analyz"
    r"|cancel(ed|ing)|label(ed|ing)|model(ed|ing)|travel(ed|ing)|total(ed|ing)|signal(ed|ing)(?![a-z])"
    r"|neighbor|favor|honor|\blabor|\bgray|defense|offense|catalog(?!ue)|fulfill\b|enrollment|artifact"
    r"|\blicenses?\b(?!-files)|apologiz|criticiz|specializ|standardiz|optimiz|visualiz|capitaliz|localiz"
)
ONLY_TEXT = re.compile(r"organiz|recogniz|apologiz|behavior|canceled|neighbor|favorite|fulfill\b|prioritiz")
"""What no text on a screen would say either; narrower, since strings also hold style sheets and SQL."""


def own_words(source: Source) -> Iterator[tuple[int, str]]:
    """Line and text of every name that the file makes, every comment and every docstring."""
    yield from source.comments
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Module):
            yield getattr(node, "lineno", 1), ast.get_docstring(node) or ""
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr


def american(source: Source) -> Iterator[str]:
    """File, line and word of every American spelling."""
    for line, text in own_words(source):
        for found in AMERICAN.finditer(without_quotes(text).lower().replace("_", " ")):
            yield f"{source.path}:{line} {found.group()}"
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for found in ONLY_TEXT.finditer(node.value.lower()):
                yield f"{source.path}:{node.lineno} {found.group()}"


def without_quotes(text: str) -> str:
    """A comment without what it quotes: the names of a library keep their spelling."""
    return re.sub(r"`[^`]*`", "", text)


def test_words_are_british() -> None:
    others = [source for source in sources() if source.path != "tests/contracts/test_words.py"]
    found = [word for source in others for word in american(source)]
    assert not found


@pytest.mark.parametrize(
    "snippet",
    [
        "def row_color(): ...",
        "accent_color = 1",
        "# the behavior of the clock",
        "def f(centered): ...",
        "class Organization: ...",
        '"""Serializes a fact."""',
        "self.canceled = True",
        "say('The appointment was canceled.')",
    ],
)
def test_american_is_found(snippet: str) -> None:
    assert list(american(Source("hsdesk/example.py", snippet)))


@pytest.mark.parametrize(
    "snippet",
    [
        "painter.setColor(QColor(ink))",
        "label.setAlignment(Qt.AlignmentFlag.AlignCenter)",
        "style = 'QLabel { color: #222; }'",
        "# Qt's `color` role",
        "# an SVG draws in currentColor",
        "row_colour = 1",
        "centred = the_call_centre = 1",
        "normalised = unicodedata.normalize('NFC', typed)",
    ],
)
def test_names_of_libraries_may_stay(snippet: str) -> None:
    assert not list(american(Source("ui/example.py", snippet)))
