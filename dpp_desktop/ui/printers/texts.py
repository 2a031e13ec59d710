"""Texts about printers."""

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.printing.printers.settings import ConnectionKind
from dpp_desktop.printing.printers.trial import ConfirmedBy
from dpp_desktop.printing.rendering import Calibration

_OFFSET_DECIMALS, _SCALE_DECIMALS = 2, 4


def connection_text(kind: ConnectionKind) -> str:
    """Return how a printer is connected."""
    texts = {
        ConnectionKind.TCP: QCoreApplication.translate("PrinterTexts", "ZPL over the network"),
        ConnectionKind.IPP: QCoreApplication.translate("PrinterTexts", "IPP over the network"),
        ConnectionKind.QUEUE: QCoreApplication.translate("PrinterTexts", "Queue of this computer"),
        ConnectionKind.DEVICE: QCoreApplication.translate("PrinterTexts", "Device file"),
    }
    return texts[kind]


def address_hint(kind: ConnectionKind) -> str:
    """Return an example of an address."""
    texts = {
        ConnectionKind.TCP: QCoreApplication.translate(
            "PrinterTexts", "For example tcp://192.168.1.20:9100."
        ),
        ConnectionKind.IPP: QCoreApplication.translate(
            "PrinterTexts", "For example ipp://192.168.1.20/ipp/print."
        ),
        ConnectionKind.QUEUE: QCoreApplication.translate(
            "PrinterTexts", "The name of the queue, as in the settings of the system."
        ),
        ConnectionKind.DEVICE: QCoreApplication.translate(
            "PrinterTexts", "For example /dev/usb/lp0."
        ),
    }
    return texts[kind]


def confirmed_text(confirmed_by: ConfirmedBy) -> str:
    """Return what is known about a page that was sent."""
    texts = {
        ConfirmedBy.STATUS: QCoreApplication.translate(
            "PrinterTexts", "The printer reports that the page is printed."
        ),
        ConfirmedBy.QUEUE: QCoreApplication.translate(
            "PrinterTexts", "The queue has completed the page."
        ),
        ConfirmedBy.RECEIVED: QCoreApplication.translate(
            "PrinterTexts",
            "The printer has received the page. It doesn't report whether it is printed.",
        ),
        ConfirmedBy.NOTHING: QCoreApplication.translate(
            "PrinterTexts", "The printer hasn't confirmed the page."
        ),
    }
    return texts[confirmed_by]


def calibration_text(calibration: Calibration) -> str:
    """Return a correction in mm and factors."""
    right = QCoreApplication.translate("PrinterTexts", "{distance} mm to the right")
    left = QCoreApplication.translate("PrinterTexts", "{distance} mm to the left")
    down = QCoreApplication.translate("PrinterTexts", "{distance} mm down")
    up = QCoreApplication.translate("PrinterTexts", "{distance} mm up")
    x, y = calibration.offset_x, calibration.offset_y
    sideways, vertical = right if x >= 0 else left, down if y >= 0 else up
    text = QCoreApplication.translate(
        "PrinterTexts", "{sideways}, {vertical}; width × {width}, height × {height}"
    )
    return text.format(
        sideways=sideways.format(distance=_decimal(abs(x), _OFFSET_DECIMALS)),
        vertical=vertical.format(distance=_decimal(abs(y), _OFFSET_DECIMALS)),
        width=_decimal(calibration.scale_x, _SCALE_DECIMALS),
        height=_decimal(calibration.scale_y, _SCALE_DECIMALS),
    )


def _decimal(value: float, decimals: int) -> str:
    return QLocale().toString(value, "f", decimals)
