"""The mint form as a dialog: filled in, checked as one types, and submitted once."""

import logging

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.minting import order_number
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import DppError, IdempotencyConflict, InvalidInput, NotFound
from dpp_desktop.model.mint import Submission
from dpp_desktop.passports.batch_fields import BatchField, batch_fields
from dpp_desktop.store import brands
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint import messages
from dpp_desktop.ui.mint.checking import Checking
from dpp_desktop.ui.mint.fields import MintFields
from dpp_desktop.ui.mint.form_state import Findings
from dpp_desktop.ui.mint.label_preview import LabelPreview
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import Explanation, explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.plain_text import set_tooltip


class FieldsArea(QScrollArea):
    """Asks for as much room as the fields have, and shows the one that has the keyboard."""

    wanted = Signal()
    """The fields need another height than before."""

    def __init__(self, fields: QWidget) -> None:
        super().__init__()
        self._height = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(fields)
        fields.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_focused)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the fields; a bar beside them is only there if they don't get it."""
        fields = self.widget()
        return fields.sizeHint() if fields else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the fields must be, and as low as may be."""
        fields = self.widget()
        height = super().minimumSizeHint().height()
        return QSize(fields.minimumSizeHint().width() if fields else 0, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notices when the fields need more room or less."""
        if event.type() == QEvent.Type.LayoutRequest and self.sizeHint().height() != self._height:
            self._height = self.sizeHint().height()
            self.updateGeometry()
            self.wanted.emit()
        return super().eventFilter(watched, event)

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REFUSALS = (InvalidInput, NotFound, IdempotencyConflict)
_FIELDS_CHARACTERS, _SIDE_CHARACTERS = 76, 42
"""How wide the two columns are, in characters."""

_log = logging.getLogger(__name__)


class MintDialog(QDialog):
    """Asks what to mint. The order number is made once, so that no press can mint twice."""

    submitted = Signal(object)
    """A Submission that was accepted; the dialog closes."""
    job_chosen = Signal(object)
    """The MintJob that has the order number already, which the user wants to see."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        parent: QWidget | None = None,
        *,
        brand: str | None = None,
    ) -> None:
        """Takes the key of the brand that was chosen last, if any was."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._last_brand = brand
        self._wanted = False
        self._submitting = False
        self._fields = MintFields(workspace, background, order_number.generate())
        self._checking = Checking(workspace, background, lambda: self._fields.form, self)
        self._scroll = FieldsArea(self._fields)
        self._outlook = LabelPreview()
        self._notice = ErrorNote()
        self._standing = label("", "secondary")
        self._mint = make_primary(QPushButton(self.tr("&Mint")), "add")
        self._cancel = QPushButton(self.tr("&Cancel"))
        self._set_up()
        self._lay_out()
        self._connect()
        self._ask_for_brands()

    @property
    def brand(self) -> str | None:
        """The key of the brand that is chosen."""
        return self._fields.brand

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter leads to the next field, for scanners end with it; it mints in the last one."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif self._fields.is_last(focused):
            self._press()
        else:
            self.focusNextChild()

    def done(self, result: int) -> None:
        """Closes, but not between a press and its answer: that would hide what came of it."""
        if not self._submitting:
            self._checking.stop()
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """As `done`."""
        super().closeEvent(event)
        if self._submitting:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Is no higher than the screen from the start."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Takes the height that its fields need, as far as the screen has it."""
        room = self.screen().availableGeometry()
        frame = self.frameGeometry().height() - self.height()
        height = min(max(self.sizeHint().height(), self.height()), room.height() - frame)
        self.resize(self.width(), height)
        below = self.frameGeometry().bottom() - room.bottom()
        if below > 0:
            self.move(self.x(), max(self.y() - below, room.top()))

    def _set_up(self) -> None:
        self.setObjectName("mint_dialog")
        self.setWindowTitle(self.tr("New mint job"))
        self._standing.setObjectName("standing")
        self._standing.setWordWrap(True)
        self._mint.setObjectName("mint")
        self._mint.setEnabled(False)
        self._mint.setDefault(True)
        set_tooltip(self._mint, self.tr("Ctrl+Enter"))
        self._cancel.setObjectName("cancel")
        self._cancel.setAutoDefault(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.S)
        buttons.addWidget(self._standing, stretch=1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._mint)
        side = QVBoxLayout()
        side.setSpacing(Spacing.M)
        side.addWidget(self._outlook)
        side.addWidget(self._notice)
        side.addStretch()
        grid = QGridLayout(self)
        grid.setContentsMargins(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        grid.setHorizontalSpacing(Spacing.XL)
        grid.addWidget(self._scroll, 0, 0)
        grid.addLayout(side, 0, 1)
        grid.addLayout(buttons, 1, 0, 1, 2)
        grid.setRowStretch(0, 1)
        character = self.fontMetrics().averageCharWidth()
        for column, width in enumerate((_FIELDS_CHARACTERS, _SIDE_CHARACTERS)):
            grid.setColumnMinimumWidth(column, width * character)
            grid.setColumnStretch(column, width)

    def _connect(self) -> None:
        self._scroll.wanted.connect(self._grow)
        self._fields.typed.connect(self._changed)
        self._fields.picked.connect(self._picked)
        self._fields.retold.connect(self._refresh)
        self._fields.product_box.entered.connect(self.focusNextChild)
        self._fields.show_job.clicked.connect(self._show_job)
        self._checking.found.connect(self._found)
        self._checking.failed.connect(self._check_failed)
        self._notice.again.clicked.connect(self._try_again)
        self._mint.clicked.connect(self._press)
        self._cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._press)

    def _ask_for_brands(self) -> None:
        def known() -> dict[Brand, tuple[BatchField, ...]]:
            with self._workspace.read() as transaction:
                offered = brands.list_all(transaction)
                return {brand: batch_fields(transaction, brand) for brand in offered}

        self._background.start(self, known, self._show_brands, self._check_failed)

    def _show_brands(self, known: dict[Brand, tuple[BatchField, ...]]) -> None:
        self._notice.hide()
        self._fields.show_brands(known, self._last_brand)
        self._fields.focus_first()
        if known:
            self._checking.now()
        else:
            self._tell_no_brands()

    def _tell_no_brands(self) -> None:
        wrong = self.tr("There is no brand in this workspace yet.")
        remedy = self.tr("Import a brand file or load the sample brands, then open this again.")
        self._notice.show_error(Explanation(wrong, remedy), again=True)

    def _try_again(self) -> None:
        if self._fields.brand_box.count():
            self._checking.now()
        else:
            self._ask_for_brands()

    def _changed(self) -> None:
        self._wanted = False
        self._checking.soon()

    def _picked(self) -> None:
        self._wanted = False
        self._checking.now()

    def _found(self, findings: Findings) -> None:
        self._notice.hide()
        self._fields.tell(findings)
        self._outlook.show_findings(findings)
        self._refresh()
        if self._wanted:
            self._press()

    def _check_failed(self, error: Exception) -> None:
        self._wanted = False
        self._mint.setEnabled(False)
        self._tell(error, again=True)

    def _refresh(self) -> None:
        findings = self._checking.findings
        if findings and not self._submitting:
            self._standing.setText(messages.standing(findings))
            self._mint.setEnabled(findings.well)

    def _show_job(self) -> None:
        findings = self._checking.findings
        if findings and findings.known and not self._submitting:
            self.job_chosen.emit(findings.known)
            self.accept()

    def _press(self) -> None:
        """Mints if all is well, as soon as that is known; else leads to what keeps it from it."""
        findings = self._checking.findings
        self._wanted = findings is None and not self._submitting
        if self._submitting:
            return
        if findings is None:
            self._checking.hurry()
        elif findings.well:
            self._submit(findings)
        else:
            self._lead_to_obstacle(findings)

    def _lead_to_obstacle(self, findings: Findings) -> None:
        obstacles = messages.obstacles(findings)
        if obstacles:
            self._fields.focus_on(obstacles[0])
        else:
            self._fields.show_job.setFocus()

    def _submit(self, findings: Findings) -> None:
        self._set_submitting(True)
        self._background.start(
            self,
            lambda: submit(self._workspace, findings.form),
            self._accepted,
            self._refused,
        )

    def _set_submitting(self, submitting: bool) -> None:  # noqa: FBT001 - the only argument
        self._submitting = submitting
        self._mint.setText(self.tr("Minting…") if submitting else self.tr("&Mint"))
        self._mint.setDisabled(True)
        self._cancel.setDisabled(submitting)

    def _accepted(self, submission: Submission) -> None:
        self._set_submitting(False)
        self.submitted.emit(submission)
        self.accept()

    def _refused(self, error: Exception) -> None:
        """Has a refusal shown beside its fields, by another check; anything else as what it is."""
        self._set_submitting(False)
        if isinstance(error, _REFUSALS):
            self._checking.now()
        else:
            self._refresh()
            self._mint.setFocus()
            self._tell(error, again=False)

    def _tell(self, error: Exception, *, again: bool) -> None:
        if not isinstance(error, DppError):
            _log.error("The mint form met a fault", exc_info=error)
        self._notice.show_error(explain(error), again=again)
