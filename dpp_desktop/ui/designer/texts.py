"""Texts about the items of a label."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.designs.design import (
    Align,
    Fit,
    ImageItem,
    Item,
    LabelDesign,
    LineItem,
    MarkItem,
    MarkKind,
    SymbolItem,
    SymbolKind,
    TextItem,
)
from dpp_desktop.designs.placeholders import Placeholder, parts_of
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.draft_preview import item_of
from dpp_desktop.ui.text.errors import error_text, explain, placed_problem_text

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
    """Return an item in one line, such as a text with what its placeholders mean."""
    if isinstance(item, TextItem):
        text = " ".join(_with_meanings(item.text).split()) or kind_text(TextItem)
        return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…"
    if isinstance(item, SymbolItem):
        return symbol_text(item.kind)
    return mark_text(item.kind) if isinstance(item, MarkItem) else kind_text(type(item))


def _with_meanings(text: str) -> str:
    """Return a text whose placeholders are replaced by what they mean."""
    parts = parts_of(text)
    if len(parts) == 1 and isinstance(parts[0], Placeholder):
        return placeholder_text(parts[0].source)
    return "".join(
        part if isinstance(part, str) else f"‹{placeholder_text(part.source)}›" for part in parts
    )


def placeholder_text(source: str) -> str:
    """Return what the placeholder of a source means; the name of a passport field for that."""
    texts = {
        "serial": QCoreApplication.translate("PlaceholderMenu", "Serial"),
        "url": QCoreApplication.translate("PlaceholderMenu", "Resolver URL"),
        "unit": QCoreApplication.translate("PlaceholderMenu", "Number of the unit"),
        "gtin": QCoreApplication.translate("PlaceholderMenu", "GTIN"),
        "batch": QCoreApplication.translate("PlaceholderMenu", "Batch"),
        "brand": QCoreApplication.translate("PlaceholderMenu", "Key of the brand"),
        "product": QCoreApplication.translate("PlaceholderMenu", "SKU"),
        "product_name": QCoreApplication.translate("PlaceholderMenu", "Name of the product"),
        "job": QCoreApplication.translate("PlaceholderMenu", "Number of the job"),
        "order": QCoreApplication.translate("PlaceholderMenu", "Order number"),
    }
    return texts.get(source) or source.partition(".")[2]


def design_error_text(error: Exception, design: LabelDesign) -> str:
    """Return what is wrong with a design that can't be saved, with the names of its items."""
    if not isinstance(error, InvalidInput):
        return error_text(error)
    quoted = QCoreApplication.translate("DesignerTexts", "“{item}”")
    wrong = []
    for problem in error.problems:
        index, place = item_of(problem), ""
        if index is not None and index < len(design.items):
            place = quoted.format(item=item_text(design.items[index]))
        wrong.append(placed_problem_text(place, problem.message))
    return " ".join((*wrong, explain(error).remedy))


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
