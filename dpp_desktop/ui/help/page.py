"""Load a help text and format it as a document with headings and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from dpp_desktop import resource_paths
from dpp_desktop.ui.theme.scale import Spacing, Type, font

_FALLBACK = "en"


def help_file(language: str) -> Path:
    """Return the help for a language code such as 'de' or 'de_AT', or the English help."""
    code = language.replace("-", "_").partition("_")[0].lower()
    if code.isalpha() and (file := resource_paths.resource("help", f"{code}.md")).is_file():
        return file
    return resource_paths.resource("help", f"{_FALLBACK}.md")


_LINE_HEIGHT_PERCENT = 130.0
_SECTION = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of the help: its title, its anchor for links, and its position."""

    title: str
    anchor: str
    position: int


def anchor_of(title: str) -> str:
    """Return the anchor of a heading: 'find-a-token' for 'Find a token'."""
    return "-".join(title.lower().split())


def headings_of(document: QTextDocument) -> tuple[Heading, ...]:
    """Return the sections of the text in order."""
    return tuple(
        Heading(block.text(), anchor_of(block.text()), block.position())
        for block in _blocks(document)
        if block.blockFormat().headingLevel() == _SECTION
    )


def fill(document: QTextDocument, markdown: str, palette: QPalette) -> None:
    """Set the text with the fonts of the theme and the colours of the palette."""
    document.setDefaultFont(font(Type.BODY))
    document.setDocumentMargin(Spacing.XL)
    document.setMarkdown(markdown)
    for block in _blocks(document):
        _set_spacing(block)
        _set_font(block)
    for frame in document.rootFrame().childFrames():
        _draw_table(frame, palette.color(QPalette.ColorRole.Mid))
    document.clearUndoRedoStacks()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _set_spacing(block: QTextBlock) -> None:
    style = QTextBlockFormat(block.blockFormat())
    level = style.headingLevel()
    in_table = QTextCursor(block).currentTable() is not None
    above = Spacing.XL if level == _SECTION else 0
    style.setTopMargin(above)
    style.setBottomMargin(0 if in_table else Spacing.XS if style.objectIndex() >= 0 else Spacing.S)
    style.setLineHeight(
        _LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    )
    QTextCursor(block).setBlockFormat(style)


def _set_font(block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    if level:
        cursor = QTextCursor(block)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.setCharFormat(_heading_format(Type.DISPLAY if level < _SECTION else Type.TITLE))


def _heading_format(role: Type) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setFont(QFont(font(role)))
    return style


def _draw_table(frame: QTextFrame, line: QColor) -> None:
    if not isinstance(frame, QTextTable):
        return
    style = frame.format()
    style.setBorder(1)
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderBrush(line)
    style.setBorderCollapse(True)
    style.setCellPadding(Spacing.S)
    style.setCellSpacing(0)
    style.setTopMargin(Spacing.XS)
    style.setBottomMargin(Spacing.M)
    style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    frame.setFormat(style)
