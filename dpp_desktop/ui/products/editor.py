"""The product editor: name, SKU and GTIN, and the passport as a form or as JSON."""

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.model.errors import DppError, EditConflict, InvalidInput, NotFound
from dpp_desktop.model.product import Product
from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import ABSENT
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.passports.forms.problem_places import ProblemPlaces
from dpp_desktop.passports.forms.values import ordered
from dpp_desktop.passports.schemas.pointers import pointer_steps
from dpp_desktop.products.editing import (
    CheckedEdit,
    NewProduct,
    OpenedProduct,
    ProductEdit,
    add_product,
    save_product,
)
from dpp_desktop.products.prepared_form import CheckedForm, PreparedForm, check_form
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.form_field import FormContext, PassportDraft
from dpp_desktop.ui.products.form_page import FormPage
from dpp_desktop.ui.products.form_state import FormState
from dpp_desktop.ui.products.json_field import JsonView
from dpp_desktop.ui.products.product_fields import ProductFieldsRow
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tasks.debounced_query import DebouncedQuery
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, make_primary, set_property
from dpp_desktop.ui.widgets.error_note import ErrorNote
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent

_FORM, _JSON = range(2)
_CHECK_DELAY_MS = 250

_log = logging.getLogger(__name__)
_MIN_FORM_HEIGHT = 160
"""The height of the tabs below which the whole editor scrolls."""


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
        self._opened: OpenedProduct | NewProduct | None = None
        self._context: FormContext | None = None
        self._saved_edit: ProductEdit | None = None
        self._sent_edit: ProductEdit | None = None
        self._checked: CheckedEdit | None = None
        self._places = ProblemPlaces.none()
        self._saving = False
        self._was_saved = False
        self._heading = label("", "strong")
        self._fields_row = ProductFieldsRow()
        self._tabs = QTabWidget()
        self._form = FormPage(background)
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
    def product(self) -> Product | None:
        """The product as last loaded or saved; None if there is none or it isn't saved yet."""
        return self._opened.product if isinstance(self._opened, OpenedProduct) else None

    @property
    def is_new(self) -> bool:
        """Whether the product isn't saved yet."""
        return isinstance(self._opened, NewProduct)

    @property
    def brand_key(self) -> str:
        """The key of the product's brand; empty if no product is shown."""
        return self._opened.brand.key if self._opened else ""

    @property
    def name(self) -> str:
        """What to call the product: its saved name or, if it is new, the entered one."""
        product = self.product
        return product.name if product else self._fields_row.name.text().strip()

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
        """True if the problems shown belong to the current input, and all fields are shown."""
        return not self._check.is_pending and self._form.is_settled

    def show_product(self, prepared: PreparedForm) -> None:
        """Show the product; unsaved changes of the previous product are discarded."""
        self._note.hide()
        self._was_saved = False
        self._opened = prepared.opened
        self._checked = None
        self._show_form(prepared)
        self._saved_edit = self._edit()
        self._json.edit.show_value(self._draft.document)
        self._json.show_problems(())
        self._tabs.setTabEnabled(_FORM, True)
        self._check.run()
        self._refresh()

    def clear(self) -> None:
        """Show no product; unsaved changes are discarded."""
        self._check.cancel()
        self._opened = None

    def focus_first(self) -> None:
        """Focus the SKU of a new product."""
        self._fields_row.sku.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, prepared: PreparedForm) -> None:
        opened = prepared.opened
        self._show_heading(opened)
        product = self.product
        sku, gtin = (product.sku, product.gtin or "") if product else ("", "")
        name = opened.name if isinstance(opened, NewProduct) else opened.product.name
        self._fields_row.set_new(is_new=self.is_new)
        self._fields_row.show_values(sku, name, gtin, gtin_required=prepared.requires_gtin)
        previous = self._context
        draft = PassportDraft(prepared.document, self)
        draft.changed.connect(self._changed)
        self._context = FormContext(
            prepared.form,
            draft,
            tuple(pointer_steps(opened.brand.gtin_pointer)),
            gtin,
            frozenset(tuple(pointer_steps(each)) for each in opened.brand.batch_pointers),
            FormState(large=prepared.is_large, in_slices=True),
            unit_values={
                tuple(pointer_steps(each.pointer)): each.value for each in opened.brand.unit_fields
            },
        )
        self._form.show_form(self._context)
        if previous:
            previous.draft.deleteLater()

    def _show_heading(self, opened: OpenedProduct | NewProduct) -> None:
        self._heading.setVisible(isinstance(opened, NewProduct))
        if isinstance(opened, NewProduct):
            text = (
                self.tr("Copy of {sku}, for {brand}")
                if opened.copy_of
                else self.tr("New product of {brand}")
            )
            self._heading.setText(text.format(sku=opened.copy_of, brand=opened.brand.name))

    def stop(self) -> None:
        """Cancel the running check."""
        self._check.cancel()

    def save(self) -> None:
        """Save the changes, unless the JSON is invalid or a product field is rejected."""
        opened, context = self._opened, self._context
        if opened is None or context is None or self._saving or not self._can_save:
            return
        edit, form = self._edit(), context.form
        self._sent_edit = edit
        self._saving = True
        self._refresh()
        self._background.start(
            self, lambda: _save(self._workspace, opened, form, edit), self._saved, self._save_failed
        )

    def _set_up(self) -> None:
        self._tabs.setObjectName("passport_tabs")
        self._tabs.setProperty("kind", "search")  # the tabs are as high as the search field
        self._tabs.setMinimumHeight(_MIN_FORM_HEIGHT)
        # The tabs take what is left, and scroll themselves.
        self._tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._tabs.addTab(self._form, self.tr("&Form"))
        self._tabs.addTab(self._json, self.tr("As &JSON"))
        self._tabs.setCornerWidget(self._form.search)
        self._heading.setObjectName("new_heading")
        self._heading.setWordWrap(True)
        self._heading.hide()
        self._count.setObjectName("attention")
        # A long text must not widen the window.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._count.setWordWrap(True)
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
        summary_row.addWidget(self._count, 1)
        summary_row.addWidget(self._next_button)
        summary_row.addWidget(label(self.tr("* required"), "secondary"))
        summary_row.addStrut(TARGET)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(Spacing.S, 0, 0, 0)
        buttons.setSpacing(Spacing.M)
        buttons.addWidget(self._hint_label, 1)
        buttons.addWidget(self._save)
        # Only the row of buttons is always visible.
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(Spacing.S, 0, 0, 0)
        column.setSpacing(Spacing.S)
        column.addWidget(self._heading)
        column.addWidget(self._fields_row)
        column.addLayout(summary_row)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._note)
        column_layout(ScrollingContent(content), buttons, parent=self)

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
        is_unnamed = self.is_new and not self._fields_row.is_filled_in
        return self.changed and not self._has_json_error and not is_refused and not is_unnamed

    def _edit(self) -> ProductEdit:
        row = self._fields_row
        passport = self._draft.document
        return ProductEdit(row.sku.text(), row.name.text(), row.gtin.text(), passport)

    def _prepare_check(self) -> Callable[[], CheckedForm] | None:
        if self._opened is None or self._context is None:
            return None
        opened, form, edit = self._opened, self._context.form, self._edit()
        return lambda: check_form(self._workspace, opened, form, edit)

    def _product_fields_edited(self) -> None:
        self._form.form.show_gtin(self._fields_row.gtin.text())
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
            self._form.update_form()
        self._form.search.setVisible(page == _FORM and self._context.state.large)
        self._show_problems()
        self._refresh()

    def _changed(self) -> None:
        self._form.document_edited()
        self._check.schedule()
        self._refresh()

    def _edit_checked(self, checked: CheckedForm) -> None:
        self._checked, self._places = checked.edit, checked.places
        self._show_problems()
        self._refresh()

    def _show_problems(self) -> None:
        if self._checked is None or self._context is None:
            return
        self._fields_row.show_problems(self._checked.problems)
        if self._tabs.currentIndex() == _JSON:
            self._json.show_problems(self._checked.incomplete, self._checked.warnings)
        else:
            self._form.show_problems(self._checked.problems, self._places, self._checked.warnings)

    def _refresh(self) -> None:
        """Update the number of problems, the hint and the Save button."""
        count = self._problem_count()
        self._count.setText(field_texts.attention_text(count) if count else self._status_text())
        set_property(self._count, "tone", "warning" if count else "")
        self._next_button.setVisible(count > 0 and self._tabs.currentIndex() == _FORM)
        hint = self._save_hint(count)
        self._hint_label.setText(hint)
        enable_unless(self._save, "" if self._can_save and not self._saving else hint)
        self._save.setText(self.tr("Saving…") if self._saving else self.tr("&Save"))

    def _problem_count(self) -> int:
        if self._checked is None:
            return 0
        return len({problem.field for problem in self._checked.problems})

    def _status_text(self) -> str:
        if self._checked is None:
            return self.tr("Checking…")
        later = len({problem.field for problem in self._checked.at_minting})
        if later:
            return field_texts.asked_later_text(later)
        warned = len({warning.field for warning in self._checked.warnings})
        return field_texts.warnings_text(warned) if warned else self.tr("Complete")

    def _save_hint(self, count: int) -> str:
        if self._saving:
            return self.tr("Saving…")
        if self._has_json_error:
            return self.tr("Correct the JSON to save the product.")
        if self.is_new and not self._fields_row.is_filled_in:
            return self.tr("Enter SKU and name to save the product.")
        if self._checked and self._checked.blocking:
            return self.tr("Correct SKU, name and GTIN to save the product.")
        if not self.changed:
            return self.tr("Saved.") if self._was_saved else self.tr("No unsaved changes.")
        if count:
            return self.tr("You can save a draft, but you can't mint for it until it is complete.")
        return ""

    def _show_next(self) -> None:
        """Focus the next field with a problem after the focused one; wrap at the end."""
        edits = self._fields_row.fields_with_problems()
        stops: list[QLineEdit | Path] = [*edits, *self._places.paths]
        if not stops:
            return
        focused = self.focusWidget()
        current: QLineEdit | Path | None = focused if isinstance(focused, QLineEdit) else None
        if current not in stops:
            current = self._form.form.focused_path
        index = stops.index(current) if current in stops else -1
        following = stops[(index + 1) % len(stops)]
        if isinstance(following, QLineEdit):
            following.setFocus()
        else:
            self._form.reveal(following)

    def _saved(self, opened: OpenedProduct) -> None:
        self._saving = False
        self._saved_edit = self._sent_edit  # the input may have changed since then
        self._opened = opened
        self._heading.hide()
        self._fields_row.set_new(is_new=False)
        self._was_saved = True
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


def _save(
    workspace: Workspace, opened: OpenedProduct | NewProduct, form: FormSchema, edit: ProductEdit
) -> OpenedProduct:
    edit = replace(edit, passport=ordered(form, edit.passport))
    if isinstance(opened, NewProduct):
        return add_product(workspace, opened, edit)
    return save_product(workspace, opened, edit)
