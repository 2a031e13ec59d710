"""One product being edited: its own fields, its passport as a form or as JSON, and saving it."""

import logging
from collections.abc import Iterable
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
from dpp_desktop.products.editing import CheckedEdit, OpenedProduct, ProductEdit, save_product
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.products import texts
from dpp_desktop.ui.products.checking import EditChecking
from dpp_desktop.ui.products.draft import Draft, Site
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.products.json_part import JsonView
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import explain, problem_text
from dpp_desktop.ui.theme.scale import TARGET, Space
from dpp_desktop.ui.widgets.basics import label, primary, set_property
from dpp_desktop.ui.widgets.obstacle_note import ObstacleNote
from dpp_desktop.ui.widgets.plain_text import set_tooltip


class Head(QWidget):
    """The three fields; what is wrong with one is told below it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name, self.sku, self.gtin = QLineEdit(), QLineEdit(), QLineEdit()
        self.gtin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.gtin.setPlaceholderText(self.tr("None"))
        self._remarks: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(self._column("name", self.tr("&Name"), self.name), 3)
        row.addLayout(self._column("sku", self.tr("S&KU"), self.sku), 2)
        row.addLayout(self._column("gtin", self.tr("&GTIN"), self.gtin), 2)

    def show_product(self, product: Product) -> None:
        """Shows the product as it is in the workspace."""
        texts = ((self.sku, product.sku), (self.name, product.name), (self.gtin, product.gtin))
        for edit, text in texts:
            edit.setText(text or "")
            edit.setCursorPosition(0)
        self.tell(())

    def tell(self, problems: Iterable[Problem]) -> None:
        """Says below the fields what is wrong with them."""
        told: dict[str, str] = {}
        for problem in problems:
            told.setdefault(problem.field, problem_text(problem.message))
        for name, edit in (("name", self.name), ("sku", self.sku), ("gtin", self.gtin)):
            text = told.get(name, "")
            self._remarks[name].setText(text)
            self._remarks[name].setVisible(bool(text))
            edit.setAccessibleDescription(text)
            set_property(edit, "invalid", bool(text))

    def refused(self) -> list[QLineEdit]:
        """Returns the fields that something is wrong with."""
        edits = (self.name, self.sku, self.gtin)
        return [edit for edit in edits if edit.property("invalid") is True]

    def _column(self, name: str, title: str, edit: QLineEdit) -> QVBoxLayout:
        edit.setObjectName(name)
        edit.setAccessibleName(title.replace("&", ""))
        edit.textEdited.connect(self.edited)
        shown = label(title, "strong")
        shown.setBuddy(edit)
        remark = label("", "problem")
        remark.setWordWrap(True)
        remark.hide()
        self._remarks[name] = remark
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for widget in (shown, edit, remark):
            column.addWidget(widget)
        column.addStretch()
        return column


_FORM, _JSON = range(2)

_log = logging.getLogger(__name__)


class ProductEditor(QWidget):
    """Shows one product at a time. What is filled in is kept by `save` alone."""

    saved = Signal(object)
    """The OpenedProduct as it is now."""
    reopen_asked = Signal(object)
    """The OpenedProduct that someone else has changed, to be opened as it is now."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__()
        self._workspace = workspace
        self._background = background
        self._opened: OpenedProduct | None = None
        self._site: Site | None = None
        self._first: ProductEdit | None = None
        self._checked: CheckedEdit | None = None
        self._saving = False
        self._head = Head()
        self._tabs = QTabWidget()
        self._form = FormView()
        self._json = JsonView()
        self._note = ObstacleNote()
        self._count = label("", "strong")
        self._next = QPushButton(self.tr("Show the ne&xt"))
        self._standing = label("", "secondary")
        self._save = primary(QPushButton(self.tr("&Save")), "save")
        self._checking = EditChecking(background, self)
        self._set_up()
        self._lay_out()
        self._connect()

    @property
    def opened(self) -> OpenedProduct | None:
        """The product as it was when it was opened."""
        return self._opened

    @property
    def changed(self) -> bool:
        """True if something is filled in that isn't saved."""
        return self._opened is not None and (self._broken or self._edit() != self._first)

    @property
    def busy(self) -> bool:
        """True between pressing Save and its answer."""
        return self._saving

    @property
    def is_checked(self) -> bool:
        """True if the problems shown are those of what is filled in now."""
        return self._checking.is_current

    def show_product(self, opened: OpenedProduct) -> None:
        """Opens the product; what was filled in for the one before is let go."""
        self._note.hide()
        self._opened = opened
        self._checked = None
        document = json_text.parse(opened.passport)
        steps = tuple(pointer_steps(opened.brand.gtin_pointer))
        draft = Draft(document, self)
        draft.changed.connect(self._changed)
        form = FormSchema(SchemaSet.from_text(opened.schema))
        self._site = Site(form, draft, steps, opened.product.gtin or "")
        self._head.show_product(opened.product)
        self._first = self._edit()
        self._form.show_form(self._site)
        self._json.edit.show_value(document)
        self._json.tell(())
        self._tabs.setTabEnabled(_FORM, True)
        self._checking.watch(opened, self._edit)
        self._refresh()

    def stop(self) -> None:
        """Wants to know nothing any more."""
        self._checking.stop()

    def save(self) -> None:
        """Saves what is filled in, if it is a product at all."""
        opened, site = self._opened, self._site
        if opened is None or site is None or self._saving or not self._may_save:
            return
        edit = self._edit()
        edit = replace(edit, passport=ordered(site.form, edit.passport))
        self._saving = True
        self._refresh()
        self._background.ask(
            self, lambda: save_product(self._workspace, opened, edit), self._kept, self._not_kept
        )

    def _set_up(self) -> None:
        self._tabs.setObjectName("passport_tabs")
        self._tabs.addTab(self._form, self.tr("&Form"))
        self._tabs.addTab(self._json, self.tr("As &JSON"))
        self._count.setObjectName("attention")
        self._next.setObjectName("next_problem")
        self._next.setFlat(True)
        self._next.setAutoDefault(False)
        self._standing.setObjectName("standing")
        self._standing.setWordWrap(True)
        self._save.setObjectName("save")
        set_tooltip(self._save, self.tr("Ctrl+S"))
        self._note.again.setText(self.tr("&Open it as it is now"))

    def _lay_out(self) -> None:
        attention = QHBoxLayout()
        attention.setSpacing(Space.S)
        attention.addWidget(self._count)
        attention.addWidget(self._next)
        attention.addStretch()
        attention.addWidget(label(self.tr("* required"), "secondary"))
        attention.addStrut(TARGET)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addWidget(self._standing, 1)
        buttons.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._head)
        column.addLayout(attention)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._note)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._head.edited.connect(self._head_edited)
        self._json.edited.connect(self._json_edited)
        self._tabs.currentChanged.connect(self._turned)
        self._checking.found.connect(self._found)
        self._checking.failed.connect(self._tell)
        self._next.clicked.connect(self._show_next)
        self._note.again.clicked.connect(lambda: self.reopen_asked.emit(self._opened))
        self._save.clicked.connect(self.save)
        QShortcut(QKeySequence.StandardKey.Save, self, self.save)
        QShortcut(QKeySequence(Qt.Key.Key_F8), self, self._show_next)

    @property
    def _draft(self) -> Draft:
        assert self._site
        return self._site.draft

    @property
    def _broken(self) -> bool:
        return bool(self._json.edit.error) or self._form.broken

    @property
    def _may_save(self) -> bool:
        refused = self._checked is not None and bool(self._checked.refused)
        return self.changed and not self._broken and not refused

    def _edit(self) -> ProductEdit:
        head = self._head
        passport = self._draft.document
        return ProductEdit(head.sku.text(), head.name.text(), head.gtin.text(), passport)

    def _head_edited(self) -> None:
        self._form.show_gtin(self._head.gtin.text())
        self._changed()

    def _json_edited(self) -> None:
        self._tabs.setTabEnabled(_FORM, not self._json.edit.error)
        if self._json.edit.error:
            self._changed()
        else:
            value = self._json.edit.value
            self._draft.put((), {} if value is ABSENT else value)

    def _turned(self, page: int) -> None:
        """The page that was out of sight shows what the other has made of the passport."""
        if self._site is None:
            return
        if page == _JSON:
            self._json.edit.show_value(ordered(self._site.form, self._draft.document))
        else:
            self._form.show_form(self._site)
        self._tell_problems()
        self._refresh()

    def _changed(self) -> None:
        self._checking.soon()
        self._refresh()

    def _found(self, checked: CheckedEdit) -> None:
        self._checked = checked
        self._tell_problems()
        self._refresh()

    def _tell_problems(self) -> None:
        if self._checked is None or self._site is None:
            return
        self._head.tell(self._checked.problems)
        if self._tabs.currentIndex() == _JSON:
            self._json.tell(self._checked.incomplete)
        else:
            self._form.tell(self._checked.problems, place_name(self._site.gtin_path))

    def _refresh(self) -> None:
        """Says how it stands with the passport, and what Save would do."""
        count = self._count_of_fields()
        self._count.setText(texts.attention(count) if count else self._complete())
        set_property(self._count, "tone", "warning" if count else "")
        self._next.setVisible(count > 0 and self._tabs.currentIndex() == _FORM)
        self._save.setEnabled(self._may_save and not self._saving)
        self._save.setText(self.tr("Saving…") if self._saving else self.tr("&Save"))
        self._standing.setText(self._told_standing(count))

    def _count_of_fields(self) -> int:
        if self._checked is None:
            return 0
        return len({problem.field for problem in self._checked.problems})

    def _complete(self) -> str:
        return self.tr("Complete") if self._checked else self.tr("Checking…")

    def _told_standing(self, count: int) -> str:
        if self._broken:
            return self.tr("Can't be saved before the JSON is corrected.")
        if self._checked and self._checked.refused:
            return self.tr("Can't be saved before SKU, name and GTIN are as they must be.")
        if not self.changed:
            return self.tr("Nothing was changed.")
        if count:
            return self.tr(
                "Can be saved as a draft. Nothing can be minted for it until it is complete."
            )
        return ""

    def _show_next(self) -> None:
        """Leads to the next field with a problem, from where the keyboard is, in a circle."""
        parts = self._form.refused()
        focused = self.focusWidget()
        edits = self._head.refused()
        places = [*edits, *(part.editor for part in parts)]
        if not places:
            return
        at = places.index(focused) if focused in places else -1
        chosen = (at + 1) % len(places)
        if chosen < len(edits):
            edits[chosen].setFocus()
        else:
            self._form.lead_to(parts[chosen - len(edits)])

    def _kept(self, opened: OpenedProduct) -> None:
        self._saving = False
        self._opened = opened
        self._first = self._edit()
        self._note.hide()
        self._checking.watch(opened, self._edit)
        self._refresh()
        self.saved.emit(opened)

    def _not_kept(self, error: Exception) -> None:
        self._saving = False
        self._refresh()
        if isinstance(error, InvalidInput):
            self._head.tell(error.problems)
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, DppError):
            _log.error("Editing a product met a fault", exc_info=error)
        self._note.tell(explain(error), again=isinstance(error, (EditConflict, NotFound)))
