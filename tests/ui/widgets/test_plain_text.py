"""External texts are shown unchanged, and only through the helpers."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QLabel

import dpp_desktop
from dpp_desktop.ui.widgets.plain_text import (
    PlainMessageBox,
    literal,
    tooltip,
    tray_text,
    window_title,
    without_mnemonic,
)

_PIECES = st.sampled_from(
    ["<b>", "</b>", "<img src=x>", "<", ">", "&", "&lt;", "&amp;", "&#60;", "<!--", '"', "'"]
)
_MARKUP = st.lists(_PIECES | st.text(st.characters(codec="ascii", categories=["L", "N"])))
_TEXTS = _MARKUP.map("".join) | st.lists(_PIECES | st.sampled_from([" ", "  ", "a\nb"])).map(
    "".join
)
_UI = Path(dpp_desktop.__file__).parent / "ui"


@given(_TEXTS)
@example("<b>bold</b>  two blanks\nand a line")
def test_a_tooltip_is_shown_unchanged(text: str) -> None:
    given_to_qt = tooltip(text)
    if Qt.mightBeRichText(given_to_qt):
        document = QTextDocument()
        document.setHtml(given_to_qt)
        assert document.toPlainText() == text
    else:
        assert given_to_qt == text


@given(st.text())
def test_literal_texts_have_no_mnemonic(text: str) -> None:
    assert without_mnemonic(literal(text)) == text
    assert "&" not in literal(text).replace("&&", "")


def test_a_mnemonic_is_removed_from_accessible_names() -> None:
    assert without_mnemonic("&Save R&&D") == "Save R&D"


def test_a_title_has_no_placeholder() -> None:
    assert window_title("Packs of [*] 7") == "Packs of [*][*] 7"
    assert window_title("Packs of 7") == "Packs of 7"


@given(_TEXTS)
def test_tray_messages_have_no_markup(text: str) -> None:
    shown = tray_text(text)
    assert not Qt.mightBeRichText(shown)
    document = QTextDocument()
    document.setHtml(shown)
    assert document.toPlainText().split() == shown.split()


def test_ordinary_tray_messages_are_unchanged() -> None:
    assert tray_text("Müller & Söhne: 5 tokens, 100 %") == "Müller & Söhne: 5 tokens, 100 %"


@pytest.mark.usefixtures("qapp")
def test_a_message_box_renders_no_text() -> None:
    box = PlainMessageBox(icon_name="info", role="info")
    box.setText("<b>bold</b>")
    box.setInformativeText("<b>bold</b>")
    shown = [label for label in box.findChildren(QLabel) if label.text()]
    assert len(shown) == 2
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Return all calls in the code with the name of the function or method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def _bases(tree: ast.AST) -> set[str]:
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    return {base.id for each in classes for base in each.bases if isinstance(base, ast.Name)}


def _names(tree: ast.AST) -> set[str]:
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name)
    }


def _is_fixed(text: ast.expr) -> bool:
    """Return whether the text is a constant in tr("…") without values."""
    return (
        isinstance(text, ast.Call)
        and isinstance(text.func, ast.Attribute)
        and text.func.attr in {"tr", "translate"}
    )


_ONLY_IN = {
    "QLabel": {"widgets/basics.py"},
    "setToolTip": {"widgets/plain_text.py", "main_window/header.py"},
    "QMessageBox": set(),
    "QErrorMessage": set(),
    "QProgressDialog": set(),
    "QInputDialog": set(),
    "QTextEdit": set(),
    "QTextBrowser": {"help/help_window.py"},
    "setHtml": set(),
    "setMarkdown": {"help/page.py"},
    "setWhatsThis": set(),
    "setStatusTip": set(),
    "showText": {"widgets/plain_text.py"},
    "TextItem": {"designer/editing.py"},  # there, it is the text of a label
    "LabelItem": set(),
    "LegendItem": set(),
    "addLegend": set(),
    "setLabel": set(),
}
"""Functions whose text Qt or pyqtgraph interprets, and the modules that may call them."""


@pytest.mark.parametrize("path", sorted(_UI.rglob("*.py")), ids=lambda path: path.stem)
def test_texts_are_shown_only_through_the_helpers(path: Path) -> None:
    name = path.relative_to(_UI).as_posix()
    tree = ast.parse(path.read_text("utf-8"))
    called = {call for call, _ in _calls(tree)}
    assert not {call for call in called & _ONLY_IN.keys() if name not in _ONLY_IN[call]}
    if "QLabel" in _bases(tree):
        assert "PlainText" in _names(tree)
    if "QMessageBox" in _bases(tree):
        assert name == "widgets/plain_text.py"
    if "ToolTipRole" in _names(tree):
        assert called & {"tooltip", "show_tooltip"}
    if "showMessage" in called:
        assert "tray_text" in called
    for call, node in _calls(tree):
        if call == "setWindowTitle" and not _is_fixed(node.args[0]):
            assert "window_title" in ast.unparse(node.args[0])
