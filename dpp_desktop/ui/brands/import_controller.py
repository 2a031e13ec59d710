"""The way from a brand file to an import: its passphrase, a look at what it does, and a yes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.brands.brand_file import may_be_switched_off, read_brand_file
from dpp_desktop.brands.encryption import DOES_NOT_OPEN
from dpp_desktop.brands.import_plan import BrandImportPlan
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput, PassphraseNeeded, Problem
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import explain, problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label

_WIDTH_IN_LETTERS = 100


class BrokenRulesDialog(QDialog):
    """Accepted if the brand is to be imported with these rules switched off."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("broken_rules")
        self.setWindowTitle(self.tr("Import a brand"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.M)
        title = label(self.tr("Import the brand without these rules?"), "title")
        title.setWordWrap(True)
        rows.addWidget(title)
        rows.addWidget(self._explained())
        rows.addWidget(self._listed(problems), 1)
        rows.addWidget(self._buttons())

    def _explained(self) -> QWidget:
        text = label(
            self.tr(
                "Nobody can apply them as they are. Switched off, what they were to forbid is "
                "allowed. The schema itself is kept as it was published."
            ),
            "secondary",
        )
        text.setWordWrap(True)
        return text

    def _listed(self, problems: Sequence[Problem]) -> QWidget:
        listed = QListWidget()
        listed.setObjectName("rules")
        listed.setAccessibleName(self.tr("Rules that are broken"))
        listed.setWordWrap(True)
        for problem in problems:
            listed.addItem(f"{problem.field}: {problem_text(problem.message)}")
        return listed

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        take = QPushButton(self.tr("&Switch them off"))
        take.setObjectName("switch_off")
        leave = QPushButton(self.tr("Cancel"))
        leave.setObjectName("leave")
        leave.setDefault(True)
        box.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


class BrandImportController(QObject):
    """Asks the user all that there is to ask before a brand is imported; changes nothing."""

    agreed = Signal(object, object)
    """A BrandFile to import, and the site number that the workspace is to have, or None."""
    refused = Signal(object)
    """The Exception that keeps the file from being read or looked at."""

    def __init__(
        self,
        background: Background,
        look: Callable[[BrandFile], BrandImportPlan],
        window: QWidget,
    ) -> None:
        """`look` says in a thread what importing a brand would do."""
        super().__init__(window)
        self._background = background
        self._look = look
        self._window = window

    def begin(self, file: Path) -> None:
        """Reads the file and asks what there is to ask."""

        def failed(error: Exception) -> None:
            if isinstance(error, PassphraseNeeded):
                self._ask_for_passphrase(file)
            elif isinstance(error, InvalidInput) and may_be_switched_off(error.problems):
                self._offer_to_switch_off(file, error)
            else:
                self.refused.emit(error)

        self._background.start(self, lambda: read_brand_file(file), self._look_ahead, failed)

    def _offer_to_switch_off(
        self, file: Path, error: InvalidInput, passphrase: str | None = None
    ) -> None:
        dialog = BrokenRulesDialog(error.problems, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self._background.start(
                self,
                lambda: read_brand_file(file, passphrase, switch_off=True),
                self._look_ahead,
                self.refused.emit,
            )
        )
        dialog.open()

    def _ask_for_passphrase(self, file: Path) -> None:
        dialog = PassphraseDialog(file.name, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda passphrase: self._open(file, passphrase, dialog))
        dialog.open()

    def _open(self, file: Path, passphrase: str, dialog: PassphraseDialog) -> None:
        def opened(brand: BrandFile) -> None:
            dialog.accept()
            self._look_ahead(brand)

        def failed(error: Exception) -> None:
            if isinstance(error, InvalidInput) and error.problems[0].code == DOES_NOT_OPEN:
                told = explain(error)
                dialog.refuse(f"{told.wrong} {told.remedy}")
                return
            dialog.reject()
            if isinstance(error, InvalidInput) and may_be_switched_off(error.problems):
                self._offer_to_switch_off(file, error, passphrase)
            else:
                self.refused.emit(error)

        self._background.start(dialog, lambda: read_brand_file(file, passphrase), opened, failed)

    def _look_ahead(self, brand: BrandFile) -> None:
        self._background.start(
            self, lambda: self._look(brand), self._ask_for_agreement, self.refused.emit
        )

    def _ask_for_agreement(self, outlook: BrandImportPlan) -> None:
        dialog = ImportPlanDialog(outlook, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.agreed.emit(outlook.brand, dialog.site_number))
        dialog.open()
