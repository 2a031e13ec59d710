"""A batch field whose value is a list or an object, which is filled in as a form of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.batch_fields import BatchField
from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.passports.forms.field import ABSENT
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.ui.products.form_field import FormContext, PassportDraft
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.text.passport_fields import readable_value
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, make_primary, push_button
from dpp_desktop.ui.widgets.discard_dialog import confirm_discard
from dpp_desktop.ui.widgets.plain_text import enable_unless, literal, window_title
from dpp_desktop.ui.widgets.scan_guard import accept_scans_in_fields
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_CHARACTERS, _LINES = 70, 26
"""The size of the form, in characters and lines."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDITORS = (QLineEdit, QComboBox, QPlainTextEdit)


class BatchPart(QPushButton):
    """A button that shows the value of a list or an object, and opens a form to edit it."""

    edited = Signal()
    """The value changed."""
    finished = Signal()
    """The form was closed with Done, so the focus can move on."""

    def __init__(self, field: BatchField) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self._field = field
        self._value: object = ABSENT
        self._problems: Sequence[Problem] = ()
        self._dialog: BatchPartDialog | None = None
        self.clicked.connect(self._open)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave Enter to the form; on some desktops it would press the button."""
        if event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @property
    def value(self) -> object:
        """The value; None if there is none."""
        return None if self._value is ABSENT else self._value

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems of the whole passport in the form, if it is open."""
        self._problems = problems
        if self._dialog:
            self._dialog.show_problems(problems)

    def _open(self) -> None:
        before = self._value
        dialog = BatchPartDialog(self._field, before, self)
        dialog.draft.changed.connect(lambda: self._take(dialog.value))
        dialog.rejected.connect(lambda: self._take(before))
        dialog.finished.connect(self._closed)
        self._dialog = dialog
        dialog.show_problems(self._problems)
        dialog.open()
        dialog.focus_first()

    def _closed(self, result: int) -> None:
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = None
        if result == QDialog.DialogCode.Accepted:
            self.finished.emit()

    def _take(self, value: object) -> None:
        if value is not self._value:
            self._value = value
            self._show()
            self.edited.emit()

    def _show(self) -> None:
        is_absent = self._value is ABSENT
        self.setText(
            QCoreApplication.translate("BatchPart", "Fill in…")
            if is_absent
            else literal(readable_value(self._value))
        )


class BatchPartDialog(QDialog):
    """The form of one field, checked while it is filled in; Cancel restores the old value.

    Enter moves from field to field, and from the last one to Done.
    """

    def __init__(self, field: BatchField, value: object, parent: QWidget) -> None:
        super().__init__(parent)
        self._path: Path = tuple(pointer_steps(field.pointer))
        self._before = value
        self._discard_confirmed = False
        self.draft = PassportDraft({}, self)
        self.draft.set_value(self._path, value)
        self._form = FormView()
        self._done = make_primary(push_button(self.tr("&Done"), "done", self.accept))
        self._form.show_field(FormContext(field.form, self.draft, (), ""), field.field, self._path)
        self.draft.changed.connect(self._refresh)
        self._set_up(field)

    @property
    def value(self) -> object:
        """The value that is filled in, or ABSENT."""
        return self.draft.value(self._path)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the problems of the whole passport beside the fields."""
        self._form.show_problems(problems, place_name(self._path))

    def focus_first(self) -> None:
        """Set the focus to the first field, or to the first button if there is no field yet."""
        first = self._following(None)
        if isinstance(first, _EDITORS):
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return
        buttons = (each for each in self._chain() if isinstance(each, QAbstractButton))
        next(buttons, self._done).setFocus(Qt.FocusReason.TabFocusReason)

    def reject(self) -> None:
        """Close unless the user keeps editing."""
        if self._may_close():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close under the same condition as `reject`."""
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def _enter(self) -> None:
        """Press a focused button, and move on from a field."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        else:
            self._following(focused).setFocus(Qt.FocusReason.TabFocusReason)

    def _may_close(self) -> bool:
        is_changed = self._form.has_json_error or self.value != self._before
        if is_changed and not self._discard_confirmed:
            text = self.tr("The changes to this field were not applied.")
            self._discard_confirmed = confirm_discard(self, text)
            return self._discard_confirmed
        return True

    def _following(self, focused: QWidget | None) -> QWidget:
        """Return the next field of the form, or Done after the last one."""
        chain = self._chain()
        start = chain.index(focused) + 1 if focused in chain else 0
        editors = (each for each in chain[start:] if isinstance(each, _EDITORS))
        return next(editors, self._done)

    def _chain(self) -> list[QWidget]:
        """Return what Tab visits in the form, in its order."""
        chain: list[QWidget] = []
        widget = self._form.nextInFocusChain()
        while widget and widget is not self._form:
            if self._form.isAncestorOf(widget) and _takes_focus(widget):
                chain.append(widget)
            widget = widget.nextInFocusChain()
        return chain

    def _refresh(self) -> None:
        # Invalid JSON would leave the old value unchanged.
        reason = self.tr("Correct the JSON first.") if self._form.has_json_error else ""
        enable_unless(self._done, reason)

    def _set_up(self, field: BatchField) -> None:
        self.setObjectName("batch_part")
        accept_scans_in_fields(self)
        self.setWindowTitle(window_title(field.field.title))
        cancel = push_button(self.tr("&Cancel"), "cancel", self.reject)
        box = QDialogButtonBox()
        box.addButton(self._done, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        for key in _ENTER:
            # A shortcut comes before the fields: on some desktops Enter opens a combo box.
            QShortcut(QKeySequence(key), self).activated.connect(self._enter)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._done.click)
        hint = label(self.tr("For this batch only. The product is not changed."), "secondary")
        hint.setWordWrap(True)
        margins = (Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        column = column_layout(self._form, hint, box, parent=self, margins=margins)
        column.setSpacing(Spacing.M)
        column.setStretch(0, 1)
        metrics = self.fontMetrics()
        size = QSize(metrics.averageCharWidth() * _CHARACTERS, metrics.lineSpacing() * _LINES)
        resize_within_screen(self, size)


def _takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisible()
