"""Reads our own source for the checks in `tests/contracts`."""

import ast
import io
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("hsdesk", "ui", "resources", "packaging")
TESTS = ("tests",)
GENERATED = "hsdesk/store/migrations/versions/"


@dataclass(frozen=True)
class Source:
    """One Python file: where it is and what it says."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The parsed file."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the parsed file."""
        return list(ast.walk(self.tree))

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """Line and text of every comment."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return [(token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT]

    @cached_property
    def lines(self) -> int:
        """How many lines the file has."""
        return len(self.text.splitlines())


Finder = Callable[[Source], Iterator[int]]


@dataclass(frozen=True)
class Rule:
    """Something the source must not do, except in the files where it belongs."""

    name: str
    why: str
    find: Finder
    bad: tuple[str, ...]
    good: tuple[str, ...] = ()
    only_in: frozenset[str] = frozenset()
    looks_at: tuple[str, ...] = PRODUCT

    def breaches(self, sources: list[Source]) -> list[str]:
        """File and line of every place that breaks the rule."""
        return [
            f"{source.path}:{line}"
            for source in sources
            if source.path.startswith(self.looks_at) and source.path not in self.only_in
            for line in self.find(source)
        ]


@cache
def sources() -> list[Source]:
    """Every Python file of ours."""
    return [
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for folder in (*PRODUCT, *TESTS)
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "__pycache__" not in path.parts
    ]


def product() -> list[Source]:
    """What is shipped, without the tests."""
    return [source for source in sources() if source.path.startswith(PRODUCT)]


def name_of(node: ast.AST) -> str:
    """The dotted name of an expression: `time.sleep`; of a longer chain, what is known of it."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return ""


def calls(source: Source) -> Iterator[tuple[str, ast.Call]]:
    """Every call of the file with the dotted name of what is called."""
    for node in source.nodes:
        if isinstance(node, ast.Call):
            yield name_of(node.func), node


def using(*names: str) -> Finder:
    """Finds any use of the given names.

    `x.y` matches as the last two parts of a dotted name and `.y` as the last part of one; `y` also
    matches the bare name. Importing such a name from a module counts as using it.
    """

    def matches(dotted: str) -> bool:
        return any(
            dotted.endswith(name) if name.startswith(".") else dotted == name or dotted.endswith(f".{name}")
            for name in names
        )

    def find(source: Source) -> Iterator[int]:
        for node in source.nodes:
            if isinstance(node, ast.ImportFrom):
                if any(matches(f"{node.module}.{alias.name}") for alias in node.names):
                    yield node.lineno
            elif isinstance(node, ast.Name | ast.Attribute) and matches(name_of(node)):
                yield node.lineno

    return find
