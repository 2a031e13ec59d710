"""Search the code for uses of parts of the theme."""

import ast
import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import dpp_desktop


@cache
def nodes() -> tuple[ast.AST, ...]:
    """Return all nodes of the code except the stylesheet."""
    found = tuple(_nodes())
    gc.freeze()  # every later garbage collection would examine them
    return found


@cache
def string_constants() -> frozenset[str]:
    """Return all string constants in the code."""
    constants = (node.value for node in nodes() if isinstance(node, ast.Constant))
    return frozenset(value for value in constants if isinstance(value, str))


@cache
def imported_widgets() -> frozenset[str]:
    """Return the names that the code imports from PySide6.QtWidgets."""
    imports = (node for node in nodes() if isinstance(node, ast.ImportFrom))
    return frozenset(
        alias.name for node in imports if node.module == "PySide6.QtWidgets" for alias in node.names
    )


def _nodes() -> Iterator[ast.AST]:
    for path in Path(dpp_desktop.__file__).parent.rglob("*.py"):
        if path.name != "stylesheet.py":
            yield from ast.walk(ast.parse(path.read_text("utf-8")))
