"""The pages of the welcome dialog, and the card for a workspace without brands."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCommandLinkButton, QFrame, QLabel, QVBoxLayout, QWidget

from dpp_desktop.model.errors import NotFound
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.text.imports import ImportedBrand, brand_imported_text
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.path_field import PathField

_ICON = ICON + Spacing.S


class CommandLink(QCommandLinkButton):
    """A command link with an icon; its minimum size fits the description in one line."""

    def __init__(self, name: str, icon_name: str, title: str, description: str) -> None:
        super().__init__(title, description)
        self.setObjectName(name)
        self.setIcon(icon(icon_name, "accent"))
        self.setIconSize(QSize(_ICON, _ICON))
        self.setAccessibleName(title)
        self.setAccessibleDescription(description)
        self.setAutoDefault(False)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Restore the minimum size after the stylesheet has set the one of push buttons."""
        super().changeEvent(event)
        self._update_minimum_size()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Set the minimum size once the fonts are known."""
        super().showEvent(event)
        self._update_minimum_size()

    def _update_minimum_size(self) -> None:
        text_width = self.fontMetrics().horizontalAdvance(self.description())
        width = text_width + _ICON + 2 * Spacing.XL
        self.setMinimumSize(width, self.heightForWidth(width))


class ProductsPage(QFrame):
    """Asks for the product file of the brand that was just imported."""

    file_chosen = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("products_page")
        self.setProperty("kind", "card")
        self._title = label("", "title")
        self._title.setObjectName("brand_imported")
        self._title.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.XL)
        rows.setSpacing(Spacing.M)
        rows.addWidget(self._title)
        sentence = label(
            self.tr("Import its products next. You mint tokens for a product."), "secondary"
        )
        sentence.setWordWrap(True)
        rows.addWidget(sentence)
        rows.addSpacing(Spacing.S)
        for link in self._links():
            rows.addWidget(link)
        rows.addStretch(1)

    def show_brand(self, done: ImportedBrand) -> None:
        """Show which brand was imported."""
        self._title.setText(brand_imported_text(done))

    def _links(self) -> tuple[CommandLink, CommandLink]:
        file = CommandLink(
            "import_products",
            "add",
            self.tr("Import product file…"),
            self.tr("You have a file with the brand's products."),
        )
        file.clicked.connect(self.file_chosen)
        later = CommandLink(
            "products_later",
            "chevron-right",
            self.tr("Later"),
            self.tr("You can import products from the menu at any time."),
        )
        later.clicked.connect(self.skipped)
        return file, later


class ProblemPage(QFrame):
    """Shows why a workspace couldn't be opened, and what to do about it."""

    try_again_chosen = Signal()
    folder_chosen = Signal()
    new_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem_page")
        self.setProperty("kind", "card")
        self._wrong = _wrapped("title", "problem_title")
        self._remedy = _wrapped("body", "problem_remedy")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.XL)
        self._rows.setSpacing(Spacing.M)
        self._rows.addWidget(self._wrong)
        self._rows.addWidget(self._remedy)
        self._rows.addSpacing(Spacing.S)
        self._new = self._add_links()
        self._rows.addStretch(1)

    def show_problem(self, error: Exception) -> None:
        """Show the error. Only a missing workspace can be created."""
        is_missing = isinstance(error, NotFound)
        explanation = explain(error)
        self._wrong.setText(explanation.wrong)
        self._remedy.setText(
            self.tr("Check that the disk is connected.") if is_missing else explanation.remedy
        )
        self._new.setVisible(is_missing)

    def _add_links(self) -> CommandLink:
        retry = CommandLink(
            "try_again",
            "retry",
            self.tr("Try again"),
            self.tr("The disk is connected, or the problem is fixed."),
        )
        retry.clicked.connect(self.try_again_chosen)
        other = CommandLink(
            "other_folder",
            "folder",
            self.tr("Choose a different folder…"),
            self.tr("The workspace is in a different folder."),
        )
        other.clicked.connect(self.folder_chosen)
        new = CommandLink(
            "make_new",
            "add",
            self.tr("Create a new workspace"),
            self.tr("The folder never contained a workspace, or the workspace is lost."),
        )
        new.clicked.connect(self.new_chosen)
        for link in (retry, other, new):
            self._rows.addWidget(link)
        return new


def _wrapped(role: str, name: str) -> QLabel:
    wrapped = label("", role)
    wrapped.setObjectName(name)
    wrapped.setWordWrap(True)
    return wrapped


class WelcomeCard(QFrame):
    """Offers sample brands, a brand file or another workspace to start with."""

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
        self._add_welcome()
        self._add_links()

    def _add_welcome(self) -> None:
        self._rows.addWidget(label(self.tr("Welcome to DPP Desktop"), "display"))
        sentence = label(self.tr("To start minting, import a brand and its products."), "secondary")
        sentence.setWordWrap(True)
        self._rows.addWidget(sentence)
        self._rows.addSpacing(Spacing.S)

    def _add_links(self) -> None:
        samples = CommandLink(
            "try_samples",
            "welcome",
            self.tr("Try the sample brands"),
            self.tr("Three small brands with products to explore the program."),
        )
        samples.clicked.connect(self.samples_chosen)
        brand = CommandLink(
            "import_brand",
            "brand",
            self.tr("Import brand file…"),
            self.tr("You have a file that describes your brand."),
        )
        brand.clicked.connect(self.brand_file_chosen)
        workspace = CommandLink(
            "open_workspace",
            "folder",
            self.tr("Open a different workspace…"),
            self.tr("You already have a folder with brands, jobs and tokens."),
        )
        workspace.clicked.connect(self.workspace_chosen)
        for link in (samples, brand, workspace):
            self._rows.addWidget(link)


class FirstPage(QWidget):
    """The welcome card, and the folder of the workspace."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = WelcomeCard()
        self.workspace_field = PathField(path, self.tr("Workspace folder"))
        self.workspace_field.setObjectName("workspace_folder")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Spacing.S)
        rows.addWidget(self.card)
        rows.addSpacing(Spacing.S)
        rows.addWidget(label(self.tr("All data is stored in this folder on this computer:")))
        rows.addWidget(self.workspace_field)
        rows.addStretch(1)
