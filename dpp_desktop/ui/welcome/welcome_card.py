"""What to do in a workspace that knows no brand yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import label
from dpp_desktop.ui.welcome.choice import Choice


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
        self._rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self._rows.setSpacing(Space.M)
        self._greet()
        self._offer()

    def _greet(self) -> None:
        self._rows.addWidget(label(self.tr("Welcome to DPP Desktop"), "display"))
        sentence = label(
            self.tr("Bring in a brand and its products, and you are ready to mint."), "secondary"
        )
        sentence.setWordWrap(True)
        self._rows.addWidget(sentence)
        self._rows.addSpacing(Space.S)

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
