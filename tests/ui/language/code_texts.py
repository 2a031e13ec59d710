"""Finds the texts in the code of the window and how they are translated."""

import ast
import gc
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[3] / "dpp_desktop"

Sink = tuple[str, int | str]
"""A function that shows a text to the user, and the position or name of that argument."""

_TRANSLATING = frozenset({"tr", "translate"})
_NOT_SHOWN = frozenset({"format", "join", "dict", "tuple"})
_ERRORS = frozenset(
    {"ValueError", "InvalidInput", "Problem", "NotFound", "Busy", "NoDisplay", "NoQt"}
)
NUMBER = re.compile(r"%L?n\b")
"""The placeholder of the number in a plural text; with L, its digits are grouped."""
# Colour codes contain letters too.
_LETTERS = re.compile(r"(?!#[0-9a-f]{6}$).*[^\W\d_]{2,}", re.DOTALL)
_WORDS = re.compile(r"[A-Za-z][a-z']* [a-z]{2,}")

SINKS: frozenset[Sink] = frozenset(
    {
        *(("setText", 0), ("setWindowTitle", 0), ("setTitle", 0), ("setPlainText", 0)),
        *(("setToolTip", 0), ("setStatusTip", 0), ("setWhatsThis", 0), ("showMessage", 0)),
        *(("setPlaceholderText", 0), ("setInformativeText", 0), ("setDetailedText", 0)),
        *(("setAccessibleName", 0), ("setAccessibleDescription", 0), ("setLabelText", 0)),
        *(("setPrefix", 0), ("setSuffix", 0), ("setSpecialValueText", 0)),
        *(("QLabel", 0), ("QPushButton", 0), ("QToolButton", 0), ("QAction", 0), ("QMenu", 0)),
        *(("QCheckBox", 0), ("QRadioButton", 0), ("QGroupBox", 0), ("QDockWidget", 0)),
        *(("addAction", 0), ("addMenu", 0), ("addItem", 0), ("addButton", 0), ("addTab", 1)),
        *(("label", 0), ("push_button", 0), ("icon_button", 2), ("say", 0), ("say", 1)),
        *(("show_notice", 1), ("show_notice", 2), ("show_message", 0), ("show_message", 1)),
        *(("", "text"), ("", "toolTip"), ("", "windowTitle"), ("", "placeholderText")),
        *(("", "accessibleName"), ("", "accessibleDescription")),
    }
)
"""The functions of Qt and the first ones of the window that show texts."""


@cache
def modules() -> dict[str, ast.Module]:
    """Return the modules of the window by path."""
    files = [PACKAGE / "ui/app/start.py", *sorted((PACKAGE / "ui").rglob("*.py"))]
    found = {
        str(file.relative_to(PACKAGE)): ast.parse(file.read_text(encoding="utf-8"))
        for file in files
    }
    gc.freeze()  # every later garbage collection would examine all nodes
    return found


def translated_texts(tree: ast.AST, around: str = "") -> Iterator[tuple[str, str]]:
    """Yield the context and text of each translation; `around` is the class around the tree."""
    for node in ast.iter_child_nodes(tree):
        inside = node.name if isinstance(node, ast.ClassDef) else around
        if isinstance(node, ast.Call) and _name(node) in _TRANSLATING:
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            context = [inside] if _name(node) == "tr" else []
            # In a plural, an empty comment and the number follow the text.
            if len(context + texts) >= 2:
                yield str((context + texts)[0]), str((context + texts)[1])
        yield from translated_texts(node, inside)


def not_literal(tree: ast.AST) -> Iterator[str]:
    """Yield translations of non-literals and translations with an unknown context."""
    for call in _calls(tree):
        if _name(call) in _TRANSLATING and isinstance(call.func, ast.Attribute):
            text_count = 1 if _name(call) == "tr" else 2
            literals = [arg for arg in call.args if isinstance(arg, ast.Constant)]
            owner = ast.unparse(call.func.value)
            known = owner == ("self" if text_count == 1 else "QCoreApplication")
            plain = len(call.args) == text_count and len(literals) == text_count
            if not known or not (plain or _is_plural(call.args[text_count - 1 :])):
                yield ast.unparse(call)


def _is_plural(args: list[ast.expr]) -> bool:
    """Return whether the arguments are a literal with %n, an empty comment and a number."""
    if len(args) != 3 or not all(isinstance(arg, ast.Constant) for arg in args[:2]):
        return False
    text, comment = (arg.value for arg in args[:2] if isinstance(arg, ast.Constant))
    return comment == "" and NUMBER.search(str(text)) is not None


def detected_sinks(trees: Iterable[ast.AST]) -> frozenset[Sink]:
    """Return the functions and arguments that receive translated texts in the code."""
    return frozenset(
        (_name(call), place)
        for tree in trees
        for call in _calls(tree)
        for place, value in _arguments(call)
        if isinstance(value, ast.Call) and _name(value) in _TRANSLATING
        if _name(call) and _name(call) not in _NOT_SHOWN
    )


def hard_coded(tree: ast.AST, sinks: Collection[Sink]) -> Iterator[str]:
    """Yield literal texts with letters that are passed to a sink without translation."""
    for call in _calls(tree):
        for place, value in _arguments(call):
            if (_name(call), place) in sinks or ("", place) in sinks:
                yield from (f"{_name(call)}({text!r})" for text in _bare(value))


def prose(tree: ast.AST) -> Iterator[str]:
    """Yield texts with words outside translations, docstrings, log messages and errors."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if _WORDS.search(node.value) and "{\n" not in node.value:
                yield node.value
        elif not _is_private(node):
            yield from prose(node)


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _arguments(call: ast.Call) -> Iterator[tuple[int | str, ast.expr]]:
    yield from enumerate(call.args)
    yield from ((keyword.arg or "", keyword.value) for keyword in call.keywords)


def _bare(value: ast.expr) -> Iterator[str]:
    """Yield the literals that an expression may return or is composed of."""
    if isinstance(value, ast.Constant):
        if isinstance(value.value, str) and _LETTERS.match(value.value):
            yield value.value
        return
    for part in _parts(value):
        yield from _bare(part)


def _parts(value: ast.expr) -> list[ast.expr]:
    """Return the parts of an expression that its text is composed of."""
    if isinstance(value, ast.JoinedStr | ast.BoolOp):
        return value.values
    if isinstance(value, ast.IfExp):
        return [value.body, value.orelse]
    if isinstance(value, ast.BinOp):
        return [value.left, value.right]
    if isinstance(value, ast.FormattedValue):
        return [value.value]
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return [value.func.value] if value.func.attr in _NOT_SHOWN else []
    return []


def _is_private(node: ast.AST) -> bool:
    """Return True if texts below the node aren't shown in the window."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.ClassDef):
        return any(ast.unparse(base).endswith("Enum") for base in node.bases)
    if not isinstance(node, ast.Call):
        return False
    to_the_log = ast.unparse(node.func).startswith("_log.")
    # Error messages belong to the engine and are checked there.
    return to_the_log or _name(node) in {*_TRANSLATING, *_ERRORS}
