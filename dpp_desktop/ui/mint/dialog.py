"""The mint dialog: a form that is checked while the user types, and submitted once."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.minting import order_number
from dpp_desktop.minting.form_check import FormCheck, check_mint_form, mintable_brands
from dpp_desktop.minting.submit import submit_checked
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import DppError, IdempotencyConflict, InvalidInput, NotFound
from dpp_desktop.model.mint import Submission
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.translator import window_language
from dpp_desktop.ui.mint import messages
from dpp_desktop.ui.mint.fields import MintFields
from dpp_desktop.ui.mint.label_preview import LabelPreview
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.text.errors import Explanation, explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, make_primary
from dpp_desktop.ui.widgets.discard_dialog import confirm_discard
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.plain_text import set_tooltip
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent, keep_within_screen

_WAIT_MS = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REQUEST_ERRORS = (InvalidInput, NotFound, IdempotencyConflict)
_FIELDS_CHARACTERS, _SIDE_CHARACTERS = 76, 42
"""The widths of the two columns, in characters."""

_log = logging.getLogger(__name__)


class MintDialog(QDialog):
    """The form of a new mint job.

    Its order number is generated once, so that nothing is minted twice.
    """

    submitted = Signal(object)
    """A Submission that was accepted; the dialog closes."""
    job_chosen = Signal(object)
    """The MintJob that has the order number already, to be shown."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        parent: QWidget | None = None,
        *,
        brand: str | None = None,
    ) -> None:
        """Take the key of the brand that was chosen last, if any."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._last_brand = brand
        self._submit_when_checked = False
        self._check: FormCheck | None = None
        self._is_submitting = False
        self._discard_confirmed = False
        self._fields = MintFields(workspace, background, order_number.generate())
        self._query = DebouncedQuery(background, self._prepare_check, _WAIT_MS, self)
        self._scroll = ScrollingContent(self._fields)
        self._label_preview = LabelPreview()
        self._notice = ErrorNote()
        self._status = label("", "secondary")
        self._mint = make_primary(QPushButton(self.tr("&Mint")), "add")
        self._cancel = QPushButton(self.tr("&Cancel"))
        self._set_up()
        self._lay_out()
        self._connect()
        self._query_brands()

    @property
    def brand(self) -> str | None:
        """The key of the chosen brand."""
        return self._fields.brand

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter moves to the next field, because scanners send it; in the last field it submits."""
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

    def may_close(self) -> bool:
        """Return whether the form may close; ask the user if it is filled in."""
        if self._discard_confirmed or not self._fields.is_filled:
            return True
        text = self.tr("The request was not submitted.")
        self._discard_confirmed = confirm_discard(self, text)
        return self._discard_confirmed

    def close_at_once(self) -> None:
        """Close and discard what was entered."""
        self._discard_confirmed = True
        self.close()

    def reject(self) -> None:
        """Close unless the user keeps editing."""
        if self._is_submitting or self.may_close():
            super().reject()

    def done(self, result: int) -> None:
        """Close, but not while a request is submitted, so that its result is shown."""
        if not self._is_submitting:
            self._query.cancel()
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close under the same condition as `done`."""
        super().closeEvent(event)
        if self._is_submitting:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Limit the height to the screen."""
        super().showEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Grow to the height of the fields, up to the height of the screen."""
        height = max(self.sizeHint().height(), self.height())
        keep_within_screen(self, QSize(self.width(), height))

    def _set_up(self) -> None:
        self.setObjectName("mint_dialog")
        self.setWindowTitle(self.tr("New mint job"))
        self._status.setObjectName("status")
        self._status.setWordWrap(True)
        self._mint.setObjectName("mint")
        self._mint.setEnabled(False)
        self._mint.setDefault(True)
        set_tooltip(self._mint, self.tr("Ctrl+Enter"))
        self._cancel.setObjectName("cancel")
        self._cancel.setAutoDefault(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.S)
        buttons.addWidget(self._status, stretch=1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._mint)
        side = QVBoxLayout()
        side.setSpacing(Spacing.M)
        side.addWidget(self._label_preview)
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
        self._scroll.height_changed.connect(self._grow)
        self._fields.typed.connect(self._on_typed)
        self._fields.picked.connect(self._run_check)
        self._fields.text_changed.connect(self._refresh)
        self._fields.product_box.entered.connect(self.focusNextChild)
        self._fields.show_job.clicked.connect(self._show_job)
        self._query.answered.connect(self._show_check)
        self._query.failed.connect(self._on_check_failed)
        self._notice.again.clicked.connect(self._try_again)
        self._mint.clicked.connect(self._press)
        self._cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._press)

    def _query_brands(self) -> None:
        workspace, language = self._workspace, window_language()
        self._background.start(
            self,
            lambda: mintable_brands(workspace, language),
            self._show_brands,
            self._on_check_failed,
        )

    def _show_brands(self, brands: dict[Brand, tuple[BatchField, ...]]) -> None:
        self._notice.hide()
        self._fields.show_brands(brands, self._last_brand)
        self._fields.focus_first()
        if brands:
            self._run_check()
        else:
            self._show_no_brands()

    def _show_no_brands(self) -> None:
        wrong = self.tr("There is no brand in this workspace yet.")
        remedy = self.tr(
            "Import a brand file or load the sample brands, then open this form again."
        )
        self._notice.show_error(Explanation(wrong, remedy), again=True)

    def _try_again(self) -> None:
        if self._fields.brand_box.count():
            self._run_check()
        else:
            self._query_brands()

    def _prepare_check(self) -> Callable[[], FormCheck]:
        workspace, form = self._workspace, self._fields.form
        return lambda: check_mint_form(workspace, form)

    def _on_typed(self) -> None:
        self._submit_when_checked = False
        self._check = None
        self._query.schedule()

    def _run_check(self) -> None:
        self._submit_when_checked = False
        self._check = None
        self._query.run()

    def _show_check(self, check: FormCheck) -> None:
        self._check = check
        self._notice.hide()
        self._fields.show_check(check)
        self._label_preview.show_check(check)
        self._refresh()
        if self._submit_when_checked:
            self._press()

    def _on_check_failed(self, error: Exception) -> None:
        self._submit_when_checked = False
        self._mint.setEnabled(False)
        self._show_error(error, again=True)

    def _refresh(self) -> None:
        if self._check and not self._is_submitting:
            self._status.setText(messages.status_text(self._check))
            self._mint.setEnabled(self._check.can_submit)

    def _show_job(self) -> None:
        if self._check and self._check.known_job and not self._is_submitting:
            self.job_chosen.emit(self._check.known_job)
            self.accept()

    def _press(self) -> None:
        """Submit the form once it is checked, or set the focus to the first field to fix."""
        check = self._check
        self._submit_when_checked = check is None and not self._is_submitting
        if self._is_submitting:
            return
        if check is None:
            self._query.hurry()
        elif check.can_submit:
            self._submit(check)
        elif check.blocking:
            self._fields.focus_on(check.blocking[0])
        else:
            self._fields.show_job.setFocus()

    def _submit(self, check: FormCheck) -> None:
        self._set_submitting(True)
        workspace = self._workspace
        self._background.start(
            self,
            lambda: submit_checked(workspace, check.form, check.checked),
            self._on_accepted,
            self._on_refused,
        )

    def _set_submitting(self, submitting: bool) -> None:  # noqa: FBT001 - the only argument
        self._is_submitting = submitting
        self._mint.setText(self.tr("Submitting…") if submitting else self.tr("&Mint"))
        self._mint.setDisabled(True)
        self._cancel.setDisabled(submitting)

    def _on_accepted(self, submission: Submission) -> None:
        self._set_submitting(False)
        self.submitted.emit(submission)
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        """Check the form again if the request was rejected; show any other error."""
        self._set_submitting(False)
        if isinstance(error, _REQUEST_ERRORS):
            self._run_check()
        else:
            self._refresh()
            self._mint.setFocus()
            self._show_error(error, again=False)

    def _show_error(self, error: Exception, *, again: bool) -> None:
        if not isinstance(error, DppError):
            _log.error("Unexpected error in the mint form", exc_info=error)
        self._notice.show_error(explain(error), again=again)
