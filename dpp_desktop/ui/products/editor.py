"""The product editor: name, SKU and GTIN, and the passport as a form or as JSON."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.common import json_text
from dpp_desktop.model.errors import DppError, EditConflict, InvalidInput, NotFound, Problem
from dpp_desktop.model.product import Product
from dpp_desktop.passports.forms.document import place_name
from dpp_desktop.passports.forms.field import ABSENT
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.values import ordered
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.products.editing import (
    CheckedEdit,
    OpenedProduct,
    ProductEdit,
    check_edit,
    save_product,
)
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.language.translator import window_language
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.form_field import FormContext, PassportDraft
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.products.json_field import JsonView
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.text.errors import explain, problem_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label, make_primary, set_property
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.plain_text import set_tooltip


class ProductFieldsRow(QWidget):
    """The line edits for name, SKU and GTIN, each with its problem below it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.sku, self.gtin = QLineEdit(), QLineEdit(), QLineEdit()
        self.gtin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.gtin.setPlaceholderText(self.tr("None"))
        self._problem_labels: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.L)
        row.addLayout(self._column("name", self.tr("&Name"), self.name), 3)
        row.addLayout(self._column("sku", self.tr("S&KU"), self.sku), 2)
        row.addLayout(self._column("gtin", self.tr("&GTIN"), self.gtin), 2)

    def show_product(self, product: Product) -> None:
        """Show the stored values of the product."""
        values = ((self.sku, product.sku), (self.name, product.name), (self.gtin, product.gtin))
        for edit, text in values:
            edit.setText(text or "")
            edit.setCursorPosition(0)
        self.show_problems(())

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show the first problem of each field below it."""
        sentences: dict[str, str] = {}
        for problem in problems:
            sentences.setdefault(problem.field, problem_text(problem.message))
        for name, edit in (("name", self.name), ("sku", self.sku), ("gtin", self.gtin)):
            text = sentences.get(name, "")
            self._problem_labels[name].setText(text)
            self._problem_labels[name].setVisible(bool(text))
            edit.setAccessibleDescription(text)
            set_property(edit, "invalid", bool(text))

    def fields_with_problems(self) -> list[QLineEdit]:
        """Return the line edits that show a problem."""
        edits = (self.name, self.sku, self.gtin)
        return [edit for edit in edits if edit.property("invalid") is True]

    def _column(self, name: str, title: str, edit: QLineEdit) -> QVBoxLayout:
        edit.setObjectName(name)
        edit.setAccessibleName(title.replace("&", ""))
        edit.textEdited.connect(self.edited)
        title_label = label(title, "strong")
        title_label.setBuddy(edit)
        problem_label = label("", "problem")
        problem_label.setWordWrap(True)
        problem_label.hide()
        self._problem_labels[name] = problem_label
        column = QVBoxLayout()
        column.setSpacing(Spacing.XS)
        for widget in (title_label, edit, problem_label):
            column.addWidget(widget)
        column.addStretch()
        return column


_FORM, _JSON = range(2)
_CHECK_DELAY_MS = 250

_log = logging.getLogger(__name__)
_CHECK_WAIT_MS = 250


class ProductEditor(QWidget):
    """Edits one product at a time. Only `save` stores the changes."""

    saved = Signal(object)
    """The saved OpenedProduct."""
    reload_requested = Signal(object)
    """The OpenedProduct to reload, because another user or process changed it."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__()
        self._workspace = workspace
        self._background = background
        self._opened: OpenedProduct | None = None
        self._context: FormContext | None = None
        self._saved_edit: ProductEdit | None = None
        self._checked: CheckedEdit | None = None
        self._saving = False
        self._was_saved = False
        self._fields_row = ProductFieldsRow()
        self._tabs = QTabWidget()
        self._form = FormView()
        self._json = JsonView()
        self._note = ErrorNote()
        self._count = label("", "strong")
        self._next_button = QPushButton(self.tr("Ne&xt problem"))
        self._hint_label = label("", "secondary")
        self._save = make_primary(QPushButton(self.tr("&Save")), "save")
        self._check = DebouncedQuery(background, self._prepare_check, _CHECK_DELAY_MS, self)
        self._set_up()
        self._lay_out()
        self._connect()

    @property
    def opened(self) -> OpenedProduct | None:
        """The product as last loaded or saved."""
        return self._opened

    @property
    def changed(self) -> bool:
        """Whether there are unsaved changes."""
        return self._opened is not None and (
            self._has_json_error or self._edit() != self._saved_edit
        )

    @property
    def busy(self) -> bool:
        """Whether the product is being saved."""
        return self._saving

    @property
    def is_checked(self) -> bool:
        """True if the problems shown belong to the current input."""
        return not self._check.is_pending

    def show_product(self, opened: OpenedProduct) -> None:
        """Show the product; unsaved changes of the previous product are discarded."""
        self._note.hide()
        self._was_saved = False
        self._opened = opened
        self._checked = None
        document = json_text.parse(opened.passport)
        steps = tuple(pointer_steps(opened.brand.gtin_pointer))
        draft = PassportDraft(document, self)
        draft.changed.connect(self._changed)
        form = FormSchema(SchemaSet.from_text(opened.schema), window_language())
        self._context = FormContext(form, draft, steps, opened.product.gtin or "")
        self._fields_row.show_product(opened.product)
        self._saved_edit = self._edit()
        self._form.show_form(self._context)
        self._json.edit.show_value(document)
        self._json.show_problems(())
        self._tabs.setTabEnabled(_FORM, True)
        self._check.run()
        self._refresh()

    def stop(self) -> None:
        """Cancel the running check."""
        self._check.cancel()

    def save(self) -> None:
        """Save the changes, unless the JSON is invalid or a product field is rejected."""
        opened, context = self._opened, self._context
        if opened is None or context is None or self._saving or not self._can_save:
            return
        edit = self._edit()
        edit = replace(edit, passport=ordered(context.form, edit.passport))
        self._saving = True
        self._refresh()
        self._background.start(
            self,
            lambda: save_product(self._workspace, opened, edit),
            self._saved,
            self._save_failed,
        )

    def _set_up(self) -> None:
        self._tabs.setObjectName("passport_tabs")
        self._tabs.addTab(self._form, self.tr("&Form"))
        self._tabs.addTab(self._json, self.tr("As &JSON"))
        self._count.setObjectName("attention")
        self._next_button.setObjectName("next_problem")
        self._next_button.setFlat(True)
        self._next_button.setAutoDefault(False)
        self._hint_label.setObjectName("standing")
        self._hint_label.setWordWrap(True)
        self._save.setObjectName("save")
        set_tooltip(self._save, self.tr("Ctrl+S"))
        # A click leaves the focus in the field that was edited.
        self._save.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._note.again.setText(self.tr("&Reload product"))

    def _lay_out(self) -> None:
        summary_row = QHBoxLayout()
        summary_row.setSpacing(Spacing.S)
        summary_row.addWidget(self._count)
        summary_row.addWidget(self._next_button)
        summary_row.addStretch()
        summary_row.addWidget(label(self.tr("* required"), "secondary"))
        summary_row.addStrut(TARGET)
        buttons = QHBoxLayout()
        buttons.setSpacing(Spacing.M)
        buttons.addWidget(self._hint_label, 1)
        buttons.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(Spacing.S, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self._fields_row)
        column.addLayout(summary_row)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._note)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._fields_row.edited.connect(self._product_fields_edited)
        self._json.edited.connect(self._json_edited)
        self._tabs.currentChanged.connect(self._tab_changed)
        self._check.answered.connect(self._edit_checked)
        self._check.failed.connect(self._show_error)
        self._next_button.clicked.connect(self._show_next)
        self._note.again.clicked.connect(lambda: self.reload_requested.emit(self._opened))
        self._save.clicked.connect(self.save)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        QShortcut(QKeySequence(Qt.Key.Key_F8), self, self._show_next)

    @property
    def _draft(self) -> PassportDraft:
        assert self._context
        return self._context.draft

    @property
    def _has_json_error(self) -> bool:
        return bool(self._json.edit.error) or self._form.has_json_error

    @property
    def _can_save(self) -> bool:
        is_refused = self._checked is not None and bool(self._checked.blocking)
        return self.changed and not self._has_json_error and not is_refused

    def _edit(self) -> ProductEdit:
        row = self._fields_row
        passport = self._draft.document
        return ProductEdit(row.sku.text(), row.name.text(), row.gtin.text(), passport)

    def _prepare_check(self) -> Callable[[], CheckedEdit] | None:
        if self._opened is None:
            return None
        opened, edit = self._opened, self._edit()
        return lambda: check_edit(opened, edit)

    def _product_fields_edited(self) -> None:
        self._form.show_gtin(self._fields_row.gtin.text())
        self._changed()

    def _json_edited(self) -> None:
        self._tabs.setTabEnabled(_FORM, not self._json.edit.error)
        if self._json.edit.error:
            self._changed()
        else:
            value = self._json.edit.value
            self._draft.set_value((), {} if value is ABSENT else value)

    def _tab_changed(self, page: int) -> None:
        """Update the shown tab with the changes made in the other one."""
        if self._context is None:
            return
        if page == _JSON:
            self._json.edit.show_value(ordered(self._context.form, self._draft.document))
        else:
            self._form.show_form(self._context)
        self._show_problems()
        self._refresh()

    def _changed(self) -> None:
        self._check.schedule()
        self._refresh()

    def _edit_checked(self, checked: CheckedEdit) -> None:
        self._checked = checked
        self._show_problems()
        self._refresh()

    def _show_problems(self) -> None:
        if self._checked is None or self._context is None:
            return
        self._fields_row.show_problems(self._checked.problems)
        if self._tabs.currentIndex() == _JSON:
            self._json.show_problems(self._checked.incomplete)
        else:
            self._form.show_problems(self._checked.problems, place_name(self._context.gtin_path))

    def _refresh(self) -> None:
        """Update the number of problems, the hint and the Save button."""
        count = self._problem_count()
        self._count.setText(field_texts.attention_text(count) if count else self._status_text())
        set_property(self._count, "tone", "warning" if count else "")
        self._next_button.setVisible(count > 0 and self._tabs.currentIndex() == _FORM)
        self._save.setEnabled(self._can_save and not self._saving)
        self._save.setText(self.tr("Saving…") if self._saving else self.tr("&Save"))
        self._hint_label.setText(self._save_hint(count))

    def _problem_count(self) -> int:
        if self._checked is None:
            return 0
        return len({problem.field for problem in self._checked.problems})

    def _status_text(self) -> str:
        return self.tr("Complete") if self._checked else self.tr("Checking…")

    def _save_hint(self, count: int) -> str:
        if self._has_json_error:
            return self.tr("Correct the JSON to save the product.")
        if self._checked and self._checked.blocking:
            return self.tr("Correct SKU, name and GTIN to save the product.")
        if not self.changed:
            return self.tr("Saved.") if self._was_saved else self.tr("No unsaved changes.")
        if count:
            return self.tr("You can save a draft, but you can't mint for it until it is complete.")
        return ""

    def _show_next(self) -> None:
        """Focus the next field with a problem after the focused one; wrap at the end."""
        form_fields = self._form.fields_with_problems()
        focused = self.focusWidget()
        edits = self._fields_row.fields_with_problems()
        editors = [*edits, *(form_field.editor for form_field in form_fields)]
        if not editors:
            return
        current = editors.index(focused) if focused in editors else -1
        following = (current + 1) % len(editors)
        if following < len(edits):
            edits[following].setFocus()
        else:
            self._form.focus_field(form_fields[following - len(edits)])

    def _saved(self, opened: OpenedProduct) -> None:
        self._saving = False
        self._opened = opened
        self._was_saved = True
        self._saved_edit = self._edit()
        self._note.hide()
        self._check.run()
        self._refresh()
        self.saved.emit(opened)

    def _save_failed(self, error: Exception) -> None:
        self._saving = False
        self._refresh()
        if isinstance(error, InvalidInput):
            self._fields_row.show_problems(error.problems)
        self._show_error(error)

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, DppError):
            _log.error("Unexpected error in the product editor", exc_info=error)
        self._note.show_error(explain(error), again=isinstance(error, (EditConflict, NotFound)))
