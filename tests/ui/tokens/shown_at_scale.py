"""Show a code in a separate process, because the screen scale must be set before Qt starts."""

import sys

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.tokens.qr_view import QrView, qr_code
from tests.ui.tokens.qr_reader import on_screen, pixels_per_module, scanned

URL = "https://id.nordlicht.example/01/09506000134352/21/7K3M9Q2TXW4B"


def main() -> None:
    """Print the text of the code on the screen and the pixels per module."""
    app = QApplication([])
    Theme(app).set_scheme(Scheme.DARK)
    window = QWidget()
    row = QHBoxLayout(window)
    # An odd number, so that the code doesn't start at a pixel boundary.
    row.setContentsMargins(Spacing.M + 1, Spacing.M + 1, Spacing.M, Spacing.M)
    view = QrView()
    row.addWidget(view)
    code = qr_code(URL)
    view.show_code(code, "7K3M9Q2TXW4B")
    window.show()
    QTest.qWaitForWindowExposed(window)
    QTest.qWait(100)
    picture = on_screen(window)
    sys.stdout.write(f"{scanned(picture)} {pixels_per_module(picture, code)}")


if __name__ == "__main__":
    main()
