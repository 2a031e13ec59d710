"""The choice of the page for a test or calibration print."""

from PySide6.QtWidgets import QComboBox

from dpp_desktop.designs.stock import STOCK
from dpp_desktop.printing.printers.settings import Language, Printer

_ZPL_FIRST, _PDF_FIRST = "roll-50x30", "A4"


def stock_box(printer: Printer, name: str) -> QComboBox:
    """Return a box with the usual stock, in which a size such as 60x40 can be typed."""
    box = QComboBox()
    box.setObjectName(name)
    box.setEditable(True)
    box.addItems(list(STOCK))
    is_zpl = printer.settings.language is Language.ZPL
    box.setCurrentText(_ZPL_FIRST if is_zpl else _PDF_FIRST)
    return box
