"""An operator at the mint form, with a keyboard, a mouse and eyes."""

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


class Operator(Driver):
    """Fills in the form as people and scanners do, and reads what it says."""

    def __init__(self, qtbot: QtBot, dialog: MintDialog) -> None:
        super().__init__(qtbot, dialog)
        self.dialog = dialog

    @property
    def brand(self) -> QComboBox:
        """The choice of brands."""
        return self.box("brand")

    @property
    def mint(self) -> QPushButton:
        """The Mint button."""
        return self.find(QPushButton, "mint")

    @property
    def status(self) -> str:
        """What the line beside the buttons says."""
        return self.find(QLabel, "status").text()

    @property
    def notice(self) -> QFrame:
        """The notice of what stands in the way."""
        return self.find(QFrame, "notice")

    @property
    def list_in_sight(self) -> QListView | None:
        """The list of products, while it is open."""
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QListView) else None

    @property
    def focused(self) -> str:
        """The name of what has the keyboard in the form, whether or not the form is active."""
        widget: QWidget | None = self.dialog.focusWidget()
        return "" if widget is None else widget.objectName()

    def fill(self, name: str, text: str) -> None:
        """Replaces the text of the field of that name; keys go to its list of products first."""
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        self.key(Qt.Key.Key_Delete)
        self.type(text)

    def choose_product(self, named: str) -> None:
        """Names a product by its whole SKU, GTIN or name, and waits until it is found."""
        self.fill("product", named)
        self.key(Qt.Key.Key_Return)
        self.wait_for(lambda: self.focused != "product")

    def request(self, product: str = "PARKA-01", batch: str = "LOT-7", count: str = "25") -> None:
        """Fills in all that must be."""
        self.choose_product(product)
        self.fill("batch", batch)
        self.fill("quantity", count)

    def click_field(self, name: str) -> None:
        """Clicks into the field of that name."""
        self.click(self.line(name))

    def remark(self, name: str) -> str:
        """All that is said about the field of that name."""
        return self.line(name).accessibleDescription()

    def refused(self, name: str) -> bool:
        """True if the field is marked as wrong."""
        return self.line(name).property("invalid") is True

    def wait_until_refused(self, name: str, words: str) -> None:
        """Waits until the field is marked as wrong, with those words in its remark."""
        self.wait_for(lambda: self.refused(name) and words in self.remark(name))

    def wait_until_ready(self) -> None:
        """Waits until the request could be minted."""

        def ready() -> None:
            said = {line.objectName(): line.text() for line in self.dialog.findChildren(QLineEdit)}
            assert self.mint.isEnabled(), f"not ready: {said}"

        self.qtbot.waitUntil(ready, timeout=TIMEOUT_MS)
