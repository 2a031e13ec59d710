"""The mint dialog: a form that is checked while the user types, and submitted once."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QPushButton,
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
from dpp_desktop.ui.mint.batch_part import BatchPart
from dpp_desktop.ui.mint.fields import MintFields
from dpp_desktop.ui.mint.label_preview import FormBody, LabelPreview
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.text.errors import Explanation, explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, make_primary, row_layout
from dpp_desktop.ui.widgets.discard_dialog import confirm_discard
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip
from dpp_desktop.ui.widgets.scan_guard import accept_scans_in_fields
from dpp_desktop.ui.widgets.screen_fit import (
    ScrollingContent,
    keep_within_screen,
    resize_within_screen,
)
from dpp_desktop.ui.widgets.type_ahead import TypeAhead

_WAIT_MS = 150
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REQUEST_ERRORS = (InvalidInput, NotFound, IdempotencyConflict)
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
        self._label_preview = LabelPreview()
        self._body = FormBody(self._fields, self._label_preview)
        self._scroll = ScrollingContent(self._body)
        self._keys = TypeAhead(self)
        self._needed_height = 0
        self._has_brands = False
        self._is_searching = False
        self._notice = ErrorNote()
        self._status = label("", "secondary")
        self._mint = make_primary(QPushButton(self.tr("&Mint")), "add")
        self._cancel = QPushButton(self.tr("&Cancel"))
        self._buttons = QDialogButtonBox()
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
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._press()
        elif isinstance(focused, QPushButton) and not _is_filled_in(focused):
            focused.click()
        else:
            self._move_on(focused)

    def hold_keys(self) -> None:
        """Hold what the user types until the form takes it, so that no other window gets it."""
        self._keys.hold(self)
        self._release_keys()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take the keys that were held while the form wasn't active."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            self._release_keys()

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
            self._keys.discard()
            super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close under the same condition as `done`."""
        super().closeEvent(event)
        if self._is_submitting:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Place the form on the screen with space for the largest batch fields."""
        super().showEvent(event)
        # Qt makes the default button its proxy, and Tab would then skip Cancel.
        self._buttons.setFocusProxy(None)  # type: ignore[arg-type] # Qt allows it
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the preview below the fields if the form is narrow."""
        super().resizeEvent(event)
        self._body.fit(event.size().width() - 2 * Spacing.XL)

    def _make_room(self) -> None:
        """Move the form so that it can grow to its largest height without moving again."""
        largest = self.sizeHint().height() + self._fields.missing_height
        keep_within_screen(self, QSize(self.width(), max(largest, self.height())))
        self._needed_height = self.sizeHint().height()
        self.resize(self.width(), min(self._needed_height, self._greatest_height))

    def _grow(self) -> None:
        """Grow to the height of the fields, unless the user made the form smaller than that."""
        needed, before = self.sizeHint().height(), self._needed_height
        self._needed_height = needed
        if self.height() >= min(before, self._greatest_height):
            self.resize(self.width(), max(self.height(), min(needed, self._greatest_height)))

    @property
    def _greatest_height(self) -> int:
        """The height with which the form ends at the end of the screen, in pixels."""
        frame = self.frameGeometry().height() - self.height()
        end = self.screen().availableGeometry().bottom() + 1
        return end - self.frameGeometry().top() - frame

    def _set_up(self) -> None:
        self.setObjectName("mint_dialog")
        accept_scans_in_fields(self)
        self._scroll.setObjectName("form")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.setWindowTitle(self.tr("New mint job"))
        self._status.setObjectName("status")
        self._status.setWordWrap(True)
        self._mint.setObjectName("mint")
        self._mint.setDefault(True)
        set_tooltip(self._mint, self.tr("Ctrl+Enter"))
        enable_unless(self._mint, messages.checking_text())
        self._cancel.setObjectName("cancel")
        self._cancel.setAutoDefault(False)

    def _lay_out(self) -> None:
        self._buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.addButton(self._mint, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons = row_layout(self._status, self._buttons)
        buttons.setStretch(0, 1)
        margins = (Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        rows = column_layout(self._scroll, self._notice, buttons, parent=self, margins=margins)
        rows.setSpacing(Spacing.M)
        rows.setStretch(0, 1)
        resize_within_screen(self, self.sizeHint())

    def _connect(self) -> None:
        self._scroll.height_changed.connect(self._grow)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._show_focused_field)
        self._fields.typed.connect(self._on_typed)
        self._fields.picked.connect(self._run_check)
        self._fields.text_changed.connect(self._refresh)
        self._fields.product_box.entered.connect(lambda: self._move_on(self.focusWidget()))
        self._fields.product_box.searching.connect(self._hold_while_searching)
        self._fields.part_finished.connect(self._move_on_from_part)
        self._fields.show_job.clicked.connect(self._show_job)
        self._query.answered.connect(self._show_check)
        self._query.failed.connect(self._on_check_failed)
        self._notice.again.clicked.connect(self._try_again)
        self._mint.clicked.connect(self._press)
        self._cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._press)

    def _move_on(self, widget: QWidget | None) -> None:
        """Set the focus to the next field; submit after the last one."""
        following = self._fields.following(widget)
        if following:
            following.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._press()

    def _move_on_from_part(self, part: BatchPart) -> None:
        """Set the focus to the next field; after the last one, Enter submits."""
        (self._fields.following(part) or part).setFocus(Qt.FocusReason.TabFocusReason)

    def _hold_while_searching(self, searching: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Hold what the user types after Enter in the product field; it's for the next field."""
        self._is_searching = searching
        if searching:
            self._keys.hold(self)
        else:
            self._release_keys()

    def _release_keys(self) -> None:
        if self._has_brands and self.isActiveWindow() and not self._is_searching:
            self._keys.release()

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
        self._has_brands = True
        if self.isVisible():
            self._make_room()
        self._release_keys()
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
        self._forget_check()
        self._query.schedule()

    def _run_check(self) -> None:
        self._forget_check()
        self._query.run()

    def _forget_check(self) -> None:
        """Say that the form is being checked, unless it was complete."""
        self._submit_when_checked = False
        # What was entered since then would be discarded too.
        self._discard_confirmed = False
        if self._check is None or self._check.blocking:
            self._status.setText(messages.checking_text())
        self._check = None

    def _show_check(self, check: FormCheck) -> None:
        self._check = check
        self._notice.hide()
        self._fields.show_check(check)
        self._label_preview.show_check(check)
        self._refresh()
        # Once the message has its height.
        QTimer.singleShot(0, self, self._show_focused_field)
        if self._submit_when_checked:
            self._press()

    def _show_focused_field(self) -> None:
        """Scroll to the whole field that has the focus, with its message."""
        focused: QWidget | None = self.focusWidget()
        field = None if focused is None else focused.parentWidget()
        if isinstance(field, Field):
            self._scroll.ensureWidgetVisible(field, 0, Spacing.XS)

    def _on_check_failed(self, error: Exception) -> None:
        self._submit_when_checked = False
        self._status.clear()
        enable_unless(self._mint, self.tr("The form could not be checked."))
        self._show_error(error, again=True)

    def _refresh(self) -> None:
        if self._check and not self._is_submitting:
            text = messages.status_text(self._check, self._fields.batch_data.fields)
            self._status.setText(text)
            enable_unless(self._mint, "" if self._check.can_submit else text)

    def _show_job(self) -> None:
        check = self._check
        if not check or not check.known_job or self._is_submitting:
            return
        # Without differences, the job has everything that was entered.
        if not check.differences or self.may_close():
            self.job_chosen.emit(check.known_job)
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
        reason = self.tr("The request is being submitted.")
        enable_unless(self._mint, reason)
        enable_unless(self._cancel, reason if submitting else "")

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


def _is_filled_in(button: QPushButton) -> bool:
    """Return True for a field with a form of its own that has a value: Enter moves on from it."""
    return isinstance(button, BatchPart) and button.value is not None
