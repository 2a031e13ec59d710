"""What the program's code says, for tests of whether something of the look is used."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import dpp_desktop


@cache
def nodes() -> tuple[ast.AST, ...]:
    """Everything in the code but the stylesheet."""
    return tuple(_nodes())


@cache
def string_constants() -> frozenset[str]:
    """All texts in the code."""
    constants = (node.value for node in nodes() if isinstance(node, ast.Constant))
    return frozenset(value for value in constants if isinstance(value, str))


@cache
def imported_widgets() -> frozenset[str]:
    """The names that the code imports from Qt's widgets."""
    imports = (node for node in nodes() if isinstance(node, ast.ImportFrom))
    return frozenset(
        alias.name for node in imports if node.module == "PySide6.QtWidgets" for alias in node.names
    )


def _nodes() -> Iterator[ast.AST]:
    for path in Path(dpp_desktop.__file__).parent.rglob("*.py"):
        if path.name != "stylesheet.py":
            yield from ast.walk(ast.parse(path.read_text("utf-8")))
