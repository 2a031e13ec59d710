"""Operates the mint form with keyboard and mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.mint.dialog import MintDialog
from tests.ui.driver import TIMEOUT_MS, Driver


class MintFormDriver(Driver):
    """Fills in the form as users and scanners do, and reads its texts."""

    def __init__(self, qtbot: QtBot, dialog: MintDialog) -> None:
        super().__init__(qtbot, dialog)
        self.dialog = dialog

    @property
    def brand(self) -> QComboBox:
        """The combo box of brands."""
        return self.box("brand")

    @property
    def mint(self) -> QPushButton:
        """The Mint button."""
        return self.find(QPushButton, "mint")

    @property
    def status(self) -> str:
        """The text next to the buttons."""
        return self.find(QLabel, "status").text()

    @property
    def is_checked(self) -> bool:
        """True once the text next to the buttons is the result of the first check."""
        return self.status != "" and not self.status.endswith("…")

    @property
    def notice(self) -> QFrame:
        """The notice about an error that prevents minting."""
        return self.find(QFrame, "notice")

    @property
    def product_list(self) -> QListView | None:
        """The open list of products, or None."""
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QListView) else None

    @property
    def focused(self) -> str:
        """The name of the focused widget in the form, even if the form is inactive."""
        widget: QWidget | None = self.dialog.focusWidget()
        return "" if widget is None else widget.objectName()

    def fill(self, name: str, text: str) -> None:
        """Replace the text of the field; an open product list receives the keys first."""
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        self.key(Qt.Key.Key_Delete)
        self.type(text)

    def choose_product(self, text: str) -> None:
        """Enter the SKU, GTIN or name of a product, and wait until it is found."""
        self.fill("product", text)
        self.key(Qt.Key.Key_Return)
        self.wait_for(lambda: self.focused != "product")

    def request(self, product: str = "PARKA-01", batch: str = "LOT-7", count: str = "25") -> None:
        """Fill in all required fields."""
        self.choose_product(product)
        self.fill("batch", batch)
        self.fill("quantity", count)

    def click_field(self, name: str) -> None:
        """Click the field of that name."""
        self.click(self.line(name))

    def field_message(self, name: str) -> str:
        """Return the message about the field of that name."""
        return self.line(name).accessibleDescription()

    def is_invalid(self, name: str) -> bool:
        """Return True if the field is marked as invalid."""
        return self.line(name).property("invalid") is True

    def wait_until_invalid(self, name: str, words: str) -> None:
        """Wait until the field is marked as invalid and its message contains those words."""
        self.wait_for(lambda: self.is_invalid(name) and words in self.field_message(name))

    def wait_until_ready(self) -> None:
        """Wait until the request can be minted."""

        def ready() -> None:
            texts = {line.objectName(): line.text() for line in self.dialog.findChildren(QLineEdit)}
            assert self.mint.isEnabled(), f"not ready: {texts}"

        self.qtbot.waitUntil(ready, timeout=TIMEOUT_MS)
