"""The dialogs before a brand import: passphrase, invalid rules, and confirmation of the plan."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.brands.brand_file import can_switch_off_rules, read_brand_file
from dpp_desktop.brands.brand_schema import check_sample_of, report_of
from dpp_desktop.brands.encryption import DECRYPTION_FAILED
from dpp_desktop.brands.import_plan import BrandImportPlan
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput, PassphraseNeeded, Problem
from dpp_desktop.ui.brands.import_plan_dialog import ImportPlanDialog
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseDialog
from dpp_desktop.ui.brands.schema_dialog import SchemaSource, open_schema
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import error_text, problem_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_WIDTH_IN_LETTERS = 100
_HEIGHT = 440


class BrokenRulesDialog(QDialog):
    """Asks whether to import the brand with its invalid schema rules turned off."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("broken_rules")
        self.setWindowTitle(self.tr("Import brand"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.M)
        title = label(self.tr("Import the brand without these rules?"), "title")
        title.setWordWrap(True)
        rows.addWidget(title)
        rows.addWidget(self._explanation())
        rows.addWidget(self._rule_list(problems), 1)
        rows.addWidget(self._buttons())
        width = self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS
        resize_within_screen(self, QSize(width, _HEIGHT))

    def _explanation(self) -> QWidget:
        text = label(
            self.tr(
                "These schema rules are invalid and can't be applied. If you turn them off, "
                "passports aren't checked against them. The schema itself isn't changed."
            ),
            "secondary",
        )
        text.setWordWrap(True)
        return text

    def _rule_list(self, problems: Sequence[Problem]) -> QWidget:
        rules = QListWidget()
        rules.setObjectName("rules")
        rules.setAccessibleName(self.tr("Invalid rules"))
        rules.setWordWrap(True)
        for problem in problems:
            rules.addItem(f"{problem.field}: {problem_text(problem.message)}")
        return rules

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        turn_off = QPushButton(self.tr("&Turn off rules"))
        turn_off.setObjectName("switch_off")
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("leave")
        cancel.setDefault(True)
        box.addButton(turn_off, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


class BrandImportController(QObject):
    """Reads a brand file and asks for all confirmations; the caller then imports the brand."""

    agreed = Signal(object, object)
    """The BrandFile to import, and the site number to set in the workspace, or None."""
    refused = Signal(object)
    """The Exception because of which the file can't be imported."""

    def __init__(
        self,
        background: Background,
        make_plan: Callable[[BrandFile], BrandImportPlan],
        window: QWidget,
    ) -> None:
        """`make_plan` is called in a worker thread."""
        super().__init__(window)
        self._background = background
        self._make_plan = make_plan
        self._window = window

    def begin(self, file: Path) -> None:
        """Read the file, then open the dialogs that it requires."""

        def failed(error: Exception) -> None:
            if isinstance(error, PassphraseNeeded):
                self._ask_for_passphrase(file)
            elif isinstance(error, InvalidInput) and can_switch_off_rules(error.problems):
                self._ask_to_switch_off(file, error)
            else:
                self.refused.emit(error)

        self._background.start(self, lambda: read_brand_file(file), self._plan_import, failed)

    def _ask_to_switch_off(
        self, file: Path, error: InvalidInput, passphrase: str | None = None
    ) -> None:
        dialog = BrokenRulesDialog(error.problems, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self._background.start(
                self,
                lambda: read_brand_file(file, passphrase, switch_off=True),
                self._plan_import,
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
            self._plan_import(brand)

        def failed(error: Exception) -> None:
            if isinstance(error, InvalidInput) and error.problems[0].code == DECRYPTION_FAILED:
                dialog.refuse(error_text(error))
                return
            dialog.reject()
            if isinstance(error, InvalidInput) and can_switch_off_rules(error.problems):
                self._ask_to_switch_off(file, error, passphrase)
            else:
                self.refused.emit(error)

        self._background.start(dialog, lambda: read_brand_file(file, passphrase), opened, failed)

    def _plan_import(self, brand: BrandFile) -> None:
        self._background.start(
            self, lambda: self._make_plan(brand), self._ask_for_agreement, self.refused.emit
        )

    def _ask_for_agreement(self, plan: BrandImportPlan) -> None:
        dialog = ImportPlanDialog(plan, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.agreed.emit(dialog.brand, dialog.site_number))
        dialog.schema_requested.connect(lambda: self._show_schema(dialog))
        dialog.open()

    def _show_schema(self, dialog: ImportPlanDialog) -> None:
        brand = dialog.brand
        source = SchemaSource(
            brand.name,
            lambda: report_of(brand, brand.schema),
            lambda file: check_sample_of(brand, brand.schema, file),
        )
        open_schema(source, self._background, dialog)
