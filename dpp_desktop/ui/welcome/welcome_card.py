"""What to do in a workspace that knows no brand yet."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from dpp_desktop.model.errors import NotFound
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.welcome.choice import Choice
from dpp_desktop.ui.welcome.texts import BrandImport, brand_told
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.path_field import PathField


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
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.XL)
        rows.setSpacing(Spacing.M)
        rows.addWidget(self._told)
        sentence = label(self.tr("Now its products: tokens are minted for a product."), "secondary")
        sentence.setWordWrap(True)
        rows.addWidget(sentence)
        rows.addSpacing(Spacing.S)
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


class TroublePage(QFrame):
    """Says what is the matter and offers what can be done."""

    try_again_chosen = Signal()
    folder_chosen = Signal()
    new_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trouble_page")
        self.setProperty("kind", "card")
        self._wrong = _wrapped("title", "trouble")
        self._remedy = _wrapped("body", "trouble_remedy")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.XL)
        self._rows.setSpacing(Spacing.M)
        self._rows.addWidget(self._wrong)
        self._rows.addWidget(self._remedy)
        self._rows.addSpacing(Spacing.S)
        self._new = self._offer()
        self._rows.addStretch(1)

    def show_trouble(self, error: Exception) -> None:
        """Shows the error. A new workspace is offered only where there is none."""
        missing = isinstance(error, NotFound)
        explanation = explain(error)
        self._wrong.setText(explanation.wrong)
        self._remedy.setText(
            self.tr("Check that its disk is connected.") if missing else explanation.remedy
        )
        self._new.setVisible(missing)

    def _offer(self) -> Choice:
        again = Choice(
            "try_again",
            "retry",
            self.tr("Try again"),
            self.tr("The disk is connected now, or what was wrong is mended."),
        )
        again.clicked.connect(self.try_again_chosen)
        other = Choice(
            "other_folder",
            "folder",
            self.tr("Choose another folder…"),
            self.tr("The workspace is somewhere else."),
        )
        other.clicked.connect(self.folder_chosen)
        new = Choice(
            "make_new",
            "add",
            self.tr("Make a new workspace here"),
            self.tr("There never was one, or it isn't coming back."),
        )
        new.clicked.connect(self.new_chosen)
        for choice in (again, other, new):
            self._rows.addWidget(choice)
        return new


def _wrapped(role: str, name: str) -> QLabel:
    made = label("", role)
    made.setObjectName(name)
    made.setWordWrap(True)
    return made


class WelcomeCard(QFrame):
    """Offers the ways to begin; a signal says which was chosen."""

    samples_chosen = Signal()
    brand_file_chosen = Signal()
    workspace_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome_card")
        self.setProperty("kind", "card")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.XL)
        self._rows.setSpacing(Spacing.M)
        self._greet()
        self._offer()

    def _greet(self) -> None:
        self._rows.addWidget(label(self.tr("Welcome to DPP Desktop"), "display"))
        sentence = label(
            self.tr("Bring in a brand and its products, and you are ready to mint."), "secondary"
        )
        sentence.setWordWrap(True)
        self._rows.addWidget(sentence)
        self._rows.addSpacing(Spacing.S)

    def _offer(self) -> None:
        samples = Choice(
            "try_samples",
            "welcome",
            self.tr("Try it with the sample brands"),
            self.tr("Three small brands with products, to look around with."),
        )
        samples.clicked.connect(self.samples_chosen)
        brand = Choice(
            "import_brand",
            "brand",
            self.tr("Import a brand file…"),
            self.tr("You have been given a file that describes your brand."),
        )
        brand.clicked.connect(self.brand_file_chosen)
        workspace = Choice(
            "open_workspace",
            "folder",
            self.tr("Open another workspace…"),
            self.tr("Brands, jobs and tokens are already in a folder."),
        )
        workspace.clicked.connect(self.workspace_chosen)
        for choice in (samples, brand, workspace):
            self._rows.addWidget(choice)


class FirstPage(QWidget):
    """The choices of the welcome, and the folder they will be carried out in."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = WelcomeCard()
        self.place = PathField(path, self.tr("Folder of the workspace"))
        self.place.setObjectName("place")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Spacing.S)
        rows.addWidget(self.card)
        rows.addSpacing(Spacing.S)
        rows.addWidget(label(self.tr("Everything is kept in this folder on this computer:")))
        rows.addWidget(self.place)
        rows.addStretch(1)
