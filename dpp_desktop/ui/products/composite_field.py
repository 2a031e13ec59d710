"""The base class of form fields with inner fields, which are created when the field is opened."""

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.passports.forms.document import Path
from dpp_desktop.passports.forms.field import Field
from dpp_desktop.passports.forms.parts import Part
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.build_queue import Factory
from dpp_desktop.ui.products.disclosure import Disclosure
from dpp_desktop.ui.products.form_field import FormContext, FormField, forget_fields, show_now
from dpp_desktop.ui.products.tab_order import insert_in_tab_order
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import push_button


class CompositeField(FormField):
    """A field with inner fields.

    In a large form, it has a `disclosure` and is closed until the user opens it. The header of a
    list entry shows the disclosure; the chosen variant of a field has none.
    """

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        is_entry = bool(path) and isinstance(path[-1], int)
        is_variant = bare and bool(context.state.at(path))
        super().__init__(context, field, path, bare=bare)
        self.body: QWidget | None = None
        """Contains the inner fields; None if they aren't shown."""
        self.disclosure: Disclosure | None = None
        if context.state.large and path and not is_variant and (is_entry or not bare):
            self.disclosure = self._create_disclosure()

    @property
    def is_collapsed(self) -> bool:
        """Whether the field has inner fields that are shown only once it is opened."""
        return bool(self.disclosure) and self.path not in self.context.state.opened

    @property
    def part(self) -> Part:
        """The field with its place and current value."""
        return Part(self.path, self.field, self.context.draft.value(self.path))

    @property
    @abstractmethod
    def has_inner(self) -> bool:
        """Whether there are inner fields to show or to open."""

    @abstractmethod
    def inner_factories(self) -> Sequence[Factory]:
        """Return the functions that create the inner fields, in their order."""

    def summary(self) -> str:
        """Return a short text about the inner fields of a closed field."""
        return field_texts.progress_text(self.context.form, self.part)

    def set_description(self, problem: str) -> None:
        """Describe the button of the disclosure; there is no editor that could be invalid."""
        if self.disclosure:
            self.disclosure.describe(problem)

    def set_open(self, is_open: bool) -> None:  # noqa: FBT001 - the argument of a signal
        """Open or close the field."""
        opened = self.context.state.opened
        (opened.add if is_open else opened.discard)(self.path)
        self.show_inner()
        self.context.state.changed.emit()

    def show_inner(self) -> None:
        """Create the inner fields again, or show the summary of a closed field."""
        is_shown = self.has_inner and not self.is_collapsed
        self.clear_body()
        if is_shown:
            self._create_body()
        self.show_disclosure()

    def show_disclosure(self) -> None:
        """Show whether the field is open, and its summary if it is closed."""
        if self.disclosure:
            self.disclosure.button.setVisible(self.has_inner)
            is_closed = self.has_inner and self.is_collapsed
            summary = self.summary() if is_closed else ""
            self.disclosure.show_state(is_open=not is_closed, summary=summary)
            self.disclosure.describe(self.problem)

    def clear_body(self) -> None:
        """Remove the inner fields."""
        if self.body:
            forget_fields(self.body)
            if self.disclosure:
                self._help_label = None
            self._layout.removeWidget(self.body)
            self.context.state.queue.delete(self.body)
            self.body = None

    def update_field(self, field: Field) -> None:
        """Update the title in the disclosure too."""
        super().update_field(field)
        if self.disclosure:
            self.disclosure.show_title(*self._titles())

    def inner_field(self) -> FormField | None:
        """Return the first of the inner fields; None if none is shown."""
        return self.body.findChild(FormField) if self.body else None

    def add_to_body(self, widget: QWidget) -> None:
        """Add a widget at the end of the inner fields, which exist."""
        column = self.body.layout() if self.body else None
        if column:
            column.addWidget(widget)
            insert_in_tab_order(widget)
            show_now(widget)

    def add_header(self, *buttons: QWidget) -> None:
        """Add the title with these buttons beside it; the help text is shown in an open field."""
        if self.disclosure and not self.bare:
            self.add_title_row(self.disclosure, buttons)
            self._add_mark()
        else:
            super().add_header(*buttons)

    def _create_disclosure(self) -> Disclosure:
        title, name = self._titles()
        disclosure = Disclosure(self.location, title, name)
        disclosure.toggle_requested.connect(self.set_open)
        return disclosure

    def _titles(self) -> tuple[str, str]:
        """Return the title to show, and the accessible name."""
        if self.path and isinstance(self.path[-1], int):
            title = field_texts.list_entry_title(self.field, self.path[-1])
            return title, title
        return field_texts.title(self.field), field_texts.accessible_name(self.field, self.path)

    def _create_body(self) -> None:
        self.body = self._frame()
        column = QVBoxLayout(self.body)
        indent = 0 if not self.disclosure and (self.bare or not self.path) else Spacing.L
        column.setContentsMargins(indent, 0, 0, 0)
        column.setSpacing(Spacing.L)
        if self.disclosure and not self.bare and field_texts.help_text(self.field):
            column.addWidget(self._create_help())
        self.context.state.queue.fill(column, self.inner_factories())
        self._layout.insertWidget(self._body_index(), self.body)
        insert_in_tab_order(self.body)

    def _frame(self) -> QFrame:
        frame = QFrame()
        if self.path and (self.disclosure or not self.bare):
            frame.setProperty("kind", "inset")
        return frame

    def _body_index(self) -> int:
        """Return the layout index of the body: above the problem and the warning of the field."""
        labels = (self._problem_label, self._warning_label)
        below = [self._layout.indexOf(each) for each in labels if each]
        return min(below, default=self._layout.count())


def form_button(
    text: str, name: str, on_click: Callable[[], None], *, icon_name: str | None = None
) -> QPushButton:
    """Return a button of a form field, which Enter in another field doesn't press."""
    button = push_button(text, name, on_click, icon_name=icon_name)
    button.setAutoDefault(False)
    return button
