"""Finds what the engine says to the user in its code, as templates: "Job {0} is {1}." and so on.

A message is any text of the engine that reads like words, wherever it is written. So a new one
can't be forgotten; what is only for the log, or for ourselves, is left out. In the window's own
code a message is what stands in an error of the engine's kind: the rest is translated there.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from library_messages import LIBRARY_MESSAGES

from dpp_desktop.model.mint import JobStatus

_PACKAGES = ("model", "identity", "store", "passports", "minting", "exporting", "tokens")
# Two words in a row, a word beside a gap, or a full stop: no SQL, no name, no pattern has that.
_READS_LIKE_WORDS = re.compile(
    r"(?<![A-Za-z])[a-z']+ [a-z]{2,}|\} [a-z]{2,}|[a-z]{2,} \{|[a-z]{2,}\.$"
)
# Statements of the database, and XML.
_CODE = re.compile("CREATE |<|.*xmlns=")
_WINDOW = "ui"
_ERRORS = "dpp_desktop.model.errors"
_LOG = "_log"
_FAULTS_OF_OURS = frozenset({"ValueError"})
_GROUPED = ","

# Single words that stand in the gaps of other messages.
_WORDS = (
    *(status.value for status in JobStatus),
    *("brand", "product", "batch", "quantity", "none", "digits", "letters"),
)
# Reads like no words by itself: how a request differs from an earlier one.
_DIFFERENCE = "{0} ({1}, now {2})"


def engine_messages(package: Path) -> list[str]:
    """Returns the templates of all messages that the engine can make, in order and each once.

    `package` is the folder of dpp_desktop. A gap is `{0}`, or `{0:,}` where a number is grouped.
    """
    found = {_DIFFERENCE, *_WORDS, *LIBRARY_MESSAGES}
    for name in _PACKAGES:
        for tree in _trees(package / name):
            found.update(_messages(tree))
    for tree in _trees(package / _WINDOW):
        for error in _errors(tree):
            found.update(_messages(error))
    return sorted(found)


def _trees(folder: Path) -> Iterator[ast.Module]:
    for file in folder.rglob("*.py"):
        yield ast.parse(file.read_text(encoding="utf-8"))


def _messages(node: ast.AST) -> Iterator[str]:
    """The templates of the messages below the node."""
    templates = map(_template, _texts(node))
    return (
        template
        for template in templates
        if _READS_LIKE_WORDS.search(template) and not _CODE.match(template)
    )


def _errors(tree: ast.Module) -> Iterator[ast.Call]:
    """Where the module makes errors of the engine's kind."""
    kinds = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == _ERRORS
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
            yield node


def _texts(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """The texts below the node, but for docstrings and what the user doesn't get to see."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        yield node
    for child in _parts(node):
        if not _is_private(child):
            yield from _texts(child)


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """What is below the node; of an f-string, only what stands in its gaps."""
    if isinstance(node, ast.JoinedStr):
        return (part.value for part in node.values if isinstance(part, ast.FormattedValue))
    return ast.iter_child_nodes(node)


def _is_private(node: ast.AST) -> bool:
    """Whether it is a docstring, something for the log, or a fault of ours."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Attribute):
        return isinstance(called.value, ast.Name) and called.value.id == _LOG
    return isinstance(called, ast.Name) and called.id in _FAULTS_OF_OURS


def _template(text: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(text, ast.Constant):
        return text.value if isinstance(text.value, str) else ""
    gaps = 0
    template = ""
    for part in text.values:
        if isinstance(part, ast.FormattedValue):
            template += f"{{{gaps}:,}}" if _is_grouped(part) else f"{{{gaps}}}"
            gaps += 1
        else:
            template += str(ast.literal_eval(part))
    return template


def _is_grouped(gap: ast.FormattedValue) -> bool:
    return gap.format_spec is not None and ast.unparse(gap.format_spec) == f"f'{_GROUPED}'"
