"""Operates the form of one passport in a separate window, without a workspace."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.passports.forms.cached_form import CachedFormSchema
from dpp_desktop.passports.schemas.document_check import check_document
from dpp_desktop.passports.schemas.schema_set import SchemaSet
from dpp_desktop.ui.products.build_queue import SLICE_S
from dpp_desktop.ui.products.form_field import FormContext, FormField, PassportDraft
from dpp_desktop.ui.products.form_state import FormState
from dpp_desktop.ui.products.form_view import FormView
from tests.ui.driver import Driver


class FormDriver(Driver):
    """Shows a document in the form of a schema, and fills in its fields."""

    def __init__(
        self,
        qtbot: QtBot,
        schema: Any,
        document: object,
        gtin: tuple[str, str] = ("gtin", ""),
        *,
        large: bool = False,
        is_sliced: bool = False,
    ) -> None:
        """`gtin` is the property and the value of the product's GTIN.

        A form that `is_sliced` creates one widget per slice, so that the state before the next pass
        of the event loop doesn't depend on the speed of the machine.
        """
        self.view = FormView()
        super().__init__(qtbot, self.view)
        self._schema = schema
        self.draft = PassportDraft(document, self.view)
        form = CachedFormSchema(SchemaSet.of(schema))
        slice_s = 0.0 if is_sliced else SLICE_S
        state = FormState(large=large, in_slices=large or is_sliced, slice_s=slice_s)
        self.view.show_form(FormContext(form, self.draft, (gtin[0],), gtin[1], state=state))
        self.view.resize(600, 700)
        qtbot.addWidget(self.view)
        self._queue = state.queue
        self.wait_until_created()
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()

    @property
    def document(self) -> Any:
        """The document with the changes."""
        return self.draft.document

    def wait_until_created(self) -> None:
        """Wait until all widgets are created, and those no longer shown are deleted."""
        self.wait_for(lambda: self._queue.is_idle and not self._queue.is_deleting)

    @property
    def focused_name(self) -> str:
        """The accessible name of the focused widget."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""

    @property
    def fields(self) -> list[str]:
        """The locations of all fields within the passport, from top to bottom."""
        shown = [each for each in self.view.findChildren(FormField) if each.isVisible()]
        shown.sort(key=lambda each: each.mapTo(self.view, each.rect().topLeft()).y())
        names = dict.fromkeys(each.location.removeprefix("passport") for each in shown)
        return [name.removeprefix(".") for name in names if name]

    def title(self, name: str) -> str:
        """Return the title of a field, with its asterisk."""
        return self._label(name, "title")

    def caption(self, name: str) -> str:
        """Return the help text of a field; empty if it has none."""
        return self._label(name, "help")

    def _label(self, name: str, label: str) -> str:
        for each in self.view.findChildren(FormField):
            found = each.findChild(QLabel, label, Qt.FindChildOption.FindDirectChildrenOnly)
            if each.location == f"passport.{name}" and found and found.isVisible():
                return str(found.text())
        return ""

    def problem(self, name: str) -> str:
        """Return the problem that is shown at a field."""
        parts = [
            part
            for part in self.view.findChildren(FormField)
            if part.location == f"passport.{name}"
        ]
        return parts[-1].problem

    def choose(self, name: str, text: str) -> None:
        """Select a choice of a combo box with the keyboard."""
        box = self.box(name)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.findText(text)):
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentText() == text

    def check(self) -> None:
        """Show the problems of the document, as the editor does after each change."""
        self.view.show_problems(check_document(self._schema, self.document, "passport"), "gtin")

    def tab_order(self) -> list[str]:
        """Return the names of the controls that Tab visits, from the first one of the form."""
        names: list[str] = []
        widget: QWidget | None = self.view.nextInFocusChain()
        while widget and widget is not self.view:
            policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if policy and widget.isVisible() and self.view.isAncestorOf(widget):
                names.append(widget.objectName().removeprefix("passport."))
            widget = widget.nextInFocusChain()
        return names

    def focus(self, name: str) -> None:
        """Set the focus to the control of that name."""
        self.find(QWidget, name).setFocus()
        self.wait_for(lambda: self.focused == name)

    def leave(self) -> None:
        """Take the focus away from all fields."""
        focused = QApplication.focusWidget()
        if focused:
            focused.clearFocus()
