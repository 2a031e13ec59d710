"""The page that follows a brand: without products, nothing can be minted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.welcome.choice import Choice
from dpp_desktop.ui.welcome.words import BrandImport, brand_told


class ProductsPage(QFrame):
    """Asks for the product file of the brand that was just brought in."""

    file_chosen = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("products_page")
        self.setProperty("kind", "card")
        self._told = label("", "title")
        self._told.setObjectName("brand_told")
        self._told.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        rows.setSpacing(Space.M)
        rows.addWidget(self._told)
        sentence = label(self.tr("Now its products: tokens are minted for a product."), "secondary")
        sentence.setWordWrap(True)
        rows.addWidget(sentence)
        rows.addSpacing(Space.S)
        for choice in self._choices():
            rows.addWidget(choice)
        rows.addStretch(1)

    def show_brand(self, done: BrandImport) -> None:
        """Names the brand whose products are asked for."""
        self._told.setText(brand_told(done))

    def _choices(self) -> tuple[Choice, Choice]:
        file = Choice(
            "import_products",
            "add",
            self.tr("Import a product file…"),
            self.tr("You have been given a file that lists the products."),
        )
        file.clicked.connect(self.file_chosen)
        later = Choice(
            "products_later",
            "chevron-right",
            self.tr("Later"),
            self.tr("Products can be imported from the menu at any time."),
        )
        later.clicked.connect(self.skipped)
        return file, later
