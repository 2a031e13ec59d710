"""Texts about the items of a label."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.designs.design import (
    Align,
    Fit,
    ImageItem,
    Item,
    LineItem,
    MarkItem,
    MarkKind,
    SymbolItem,
    SymbolKind,
    TextItem,
)

_LETTERS = 40


def kind_text(kind: type[Item]) -> str:
    """Return the name of a kind of item."""
    texts = {
        SymbolItem: QCoreApplication.translate("DesignerTexts", "Code"),
        TextItem: QCoreApplication.translate("DesignerTexts", "Text"),
        LineItem: QCoreApplication.translate("DesignerTexts", "Line"),
        ImageItem: QCoreApplication.translate("DesignerTexts", "Image"),
        MarkItem: QCoreApplication.translate("DesignerTexts", "Mark"),
    }
    return texts[kind]


def item_text(item: Item) -> str:
    """Return an item in one line, such as a text with its placeholders."""
    if isinstance(item, TextItem):
        text = " ".join(item.text.split()) or kind_text(TextItem)
        return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
    if isinstance(item, SymbolItem):
        return symbol_text(item.kind)
    return mark_text(item.kind) if isinstance(item, MarkItem) else kind_text(type(item))


def symbol_text(kind: SymbolKind) -> str:
    """Return the name of a symbology."""
    if kind is SymbolKind.QR:
        return QCoreApplication.translate("DesignerTexts", "QR code")
    return QCoreApplication.translate("DesignerTexts", "Data Matrix")


def mark_text(kind: MarkKind) -> str:
    """Return the name of a mark."""
    if kind is MarkKind.IEC_61406:
        return QCoreApplication.translate("DesignerTexts", "Frame (IEC 61406)")
    return QCoreApplication.translate("DesignerTexts", "GS1 text")


def align_text(align: Align) -> str:
    """Return the name of an alignment."""
    texts = {
        Align.START: QCoreApplication.translate("DesignerTexts", "Start"),
        Align.CENTER: QCoreApplication.translate("DesignerTexts", "Center"),
        Align.END: QCoreApplication.translate("DesignerTexts", "End"),
    }
    return texts[align]


def fit_text(fit: Fit) -> str:
    """Return what happens to text that is too long."""
    texts = {
        Fit.SHRINK: QCoreApplication.translate("DesignerTexts", "Use a smaller font"),
        Fit.WRAP: QCoreApplication.translate("DesignerTexts", "Break lines"),
        Fit.REFUSE: QCoreApplication.translate("DesignerTexts", "Don't print"),
    }
    return texts[fit]
