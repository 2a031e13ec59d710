"""The base class of the fields of a passport form, and the draft that they edit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dpp_desktop.model.unit_field import UnitValue
from dpp_desktop.passports.forms.document import (
    Path,
    place_name,
    value_at,
    with_moved_entry,
    with_renamed,
    with_value,
    without,
)
from dpp_desktop.passports.forms.field import ABSENT, Field
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.products.build_queue import SlicedWidget
from dpp_desktop.ui.products.form_state import FormState
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import literal, set_tooltip


class PassportDraft(QObject):
    """The document that a form edits. Values that no field shows stay unchanged.

    It also keeps the text of values that were entered as invalid JSON, whether or not a field shows
    it.
    """

    changed = Signal()

    def __init__(self, document: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._invalid_texts: dict[Path, str] = {}

    @property
    def has_invalid_text(self) -> bool:
        """Whether a value was entered as invalid JSON; the document has its last valid value."""
        return bool(self._invalid_texts)

    def invalid_text(self, path: Path) -> str:
        """Return the invalid JSON that was entered at the path; empty if there is none."""
        return self._invalid_texts.get(path, "")

    def set_invalid_text(self, path: Path, text: str) -> None:
        """Keep the text until a value is set at the path or around it."""
        self._invalid_texts[path] = text
        self.changed.emit()

    @property
    def document(self) -> object:
        """The current document."""
        return self._document

    def value(self, path: Path) -> object:
        """Return the value at the path, or ABSENT."""
        return value_at(self._document, path)

    def set_value(self, path: Path, value: object) -> None:
        """Set the value at the path; ABSENT removes it."""
        if value is ABSENT:
            self.remove_value(path)
        else:
            was_invalid = self._drop_invalid_texts(path)
            self._replace(with_value(self._document, path, value), force=was_invalid)

    def remove_value(self, path: Path) -> None:
        """Remove the value at the path."""
        was_invalid = self._drop_invalid_texts(path)
        if path and isinstance(path[-1], int):
            removed = path[-1]
            self._move_invalid_texts(path[:-1], lambda index: index - (index > removed))
        self._replace(without(self._document, path), force=was_invalid)

    def rename(self, path: Path, name: str) -> None:
        """Rename the property at the path, which keeps its position."""
        end = len(path)
        self._invalid_texts = {
            (*path[:-1], name, *each[end:]) if each[:end] == path else each: text
            for each, text in self._invalid_texts.items()
        }
        self._replace(with_renamed(self._document, path, name))

    def move_entry(self, path: Path, by: int) -> None:
        """Move the list entry at the path by that many positions."""
        start = path[-1]
        assert isinstance(start, int)
        self._move_invalid_texts(path[:-1], lambda index: moved_index(index, start, by))
        self._replace(with_moved_entry(self._document, path, by))

    def _replace(self, document: object, *, force: bool = False) -> None:
        if force or document is not self._document:
            self._document = document
            self.changed.emit()

    def _drop_invalid_texts(self, path: Path) -> bool:
        """Forget invalid text at the path and below it; return whether there was any."""
        dropped = [each for each in self._invalid_texts if each[: len(path)] == path]
        for each in dropped:
            del self._invalid_texts[each]
        return bool(dropped)

    def _move_invalid_texts(self, entries: Path, moved: Callable[[int], int]) -> None:
        """Keep invalid text with its list entry when the entries of the list move."""
        self._invalid_texts = {
            moved_path(path, entries, moved): text for path, text in self._invalid_texts.items()
        }


def moved_path(path: Path, entries: Path, moved: Callable[[int], int]) -> Path:
    """Return the path after entries of the list at `entries` were moved to other indexes."""
    place = len(entries)
    index = path[place] if len(path) > place and path[:place] == entries else None
    if not isinstance(index, int):
        return path
    return (*entries, moved(index), *path[place + 1 :])


def moved_index(index: int, start: int, by: int) -> int:
    """Return the index of a list entry after the entry at `start` moved by that many positions."""
    end = start + by
    if index == start:
        return end
    if start < index <= end:
        return index - 1
    return index + 1 if end <= index < start else index


@dataclass(frozen=True, slots=True)
class FormContext:
    """What all fields of a form share: schema, draft, and the path and value of the GTIN.

    `batch_paths` are the paths of the fields that are entered when minting, `unit_values` what
    fills in the fields of each unit.
    """

    form: FormSchema
    draft: PassportDraft
    gtin_path: Path
    gtin: str
    batch_paths: frozenset[Path] = frozenset()
    state: FormState = field(default_factory=FormState)
    unit_values: Mapping[Path, UnitValue] = field(default_factory=dict)

    def value_with_gtin(self, path: Path) -> object:
        """Return the value at the path, with the product's GTIN at its place in the passport.

        A saved passport doesn't contain it, but conditions of the schema may ask for it.
        """
        is_inside = bool(self.gtin) and self.gtin_path[: len(path)] == path != self.gtin_path
        document = self.draft.document
        if is_inside:
            document = with_value(document, self.gtin_path, self.gtin)
        return value_at(document, path)


class FormField(SlicedWidget):
    """A form field: title, help text, editor and problem. Subclasses add the editor.

    A `bare` field has no title and no help text: a list entry, or the body of a variant.
    """

    def __init__(
        self, context: FormContext, field: Field, path: Path, *, bare: bool = False
    ) -> None:
        super().__init__()
        self.context = context
        self.asked_at_minting = path in context.batch_paths
        self.unit_value = context.unit_values.get(path)
        self.field = self._but_for_later(field)
        self.path = path
        self.location = place_name(path)
        """The path of this field as text, as in `Problem.field`."""
        self.bare = bare
        self._problem_label: QLabel | None = None
        self._warning_label: QLabel | None = None
        self._help_label: QLabel | None = None
        self._help_index: int | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Spacing.XS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        context.state.add(self)

    @property
    def problem(self) -> str:
        """The problem shown below the field; empty if there is none."""
        return self._problem_label.text() if self._problem_label else ""

    @property
    def warning(self) -> str:
        """The warning shown below the field; empty if there is none."""
        return self._warning_label.text() if self._warning_label else ""

    @property
    def editor(self) -> QWidget:
        """The widget that takes the keyboard focus."""
        return self

    def move_to(self, path: Path) -> None:
        """Show the same value at another path, because a name around it was changed."""
        self.context.state.remove(self)
        self.path, self.location = path, place_name(path)
        self.context.state.add(self)

    def update_field(self, field: Field) -> None:
        """Show the title and the help of the field, which needs the same editor as before."""
        self.field = self._but_for_later(field)
        title = self.findChild(QLabel, "title", Qt.FindChildOption.FindDirectChildrenOnly)
        if title:
            title.setText(literal(field_texts.title(self.field)))
        self._show_help()
        if self.editor.objectName() == self.location:
            self.editor.setAccessibleName(field_texts.accessible_name(self.field, self.path))
            self.set_description(self.problem)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return False: the field sets its own height.

        Otherwise Qt would calculate the heights of all labels again, several times for each level
        of the form, whenever one field changes.
        """
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the height to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def event(self, event: QEvent) -> bool:
        """Fit the height to changed contents."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return is_done

    def _fit_height(self) -> None:
        has_wrapped_text = self._layout.hasHeightForWidth()
        height = (
            self._layout.totalHeightForWidth(self.width())
            if has_wrapped_text
            else self._layout.totalSizeHint().height()
        )
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
            # Qt loses this change of size while it shows the widget.
            self._layout.setGeometry(self.rect())

    def show_problems(self, sentences: list[str]) -> None:
        """Show the problems of this field; an empty list hides the label."""
        text = " ".join(dict.fromkeys(sentences))
        if text == self.problem:
            return
        self._problem_label = self._problem_label or self._create_problem_label()
        self._problem_label.setText(text)
        self._problem_label.setVisible(bool(text))
        self.set_description(text)

    def show_warnings(self, sentences: list[str]) -> None:
        """Show the warnings about this field; an empty list hides the label."""
        text = " ".join(dict.fromkeys(sentences))
        if text == self.warning:
            return
        self._warning_label = self._warning_label or self._create_warning_label()
        self._warning_label.setText(text)
        self._warning_label.setVisible(bool(text))
        self.set_description(self.problem)

    def set_description(self, problem: str) -> None:
        """Mark the editor as invalid or valid, and set its accessible description."""
        set_property(self.editor, "invalid", bool(problem))
        sentences = (
            problem,
            self.warning,
            self._later_text(),
            self.field.description,
            field_texts.limits(self.field),
        )
        self.editor.setAccessibleDescription(" ".join(filter(None, sentences)))

    def add_header(self, *buttons: QWidget) -> None:
        """Add the title with these buttons beside it, and the help text."""
        if not self.bare:
            title = label(literal(field_texts.title(self.field)), "strong")
            title.setObjectName("title")
            title.setBuddy(self.editor)
            row = _title_row_with_buttons(title, buttons) if buttons else _title_row(title)
            self._layout.addLayout(row)
        self._add_help()

    def add_title_row(self, title: QWidget, buttons: tuple[QWidget, ...]) -> None:
        """Add the widget with the title, and these buttons beside it."""
        self._layout.addLayout(_title_row_with_buttons(title, buttons))

    def add_widget(self, widget: QWidget) -> None:
        """Add a widget at the bottom of the field."""
        self._layout.addWidget(widget)

    def set_up_editor(self) -> None:
        """Set the editor's object name, accessible name and accessible description."""
        self.editor.setObjectName(self.location)
        self.editor.setAccessibleName(field_texts.accessible_name(self.field, self.path))
        self.set_description("")

    def _add_help(self) -> None:
        self._add_mark()
        self._help_index = self._layout.count()
        self._show_help()

    def _add_mark(self) -> None:
        if self._later_text():
            later = label(self._later_text(), "caption")
            later.setObjectName("asked_at_minting" if self.asked_at_minting else "unit_field")
            later.setWordWrap(True)
            self._layout.addWidget(later)

    def _create_help(self) -> QLabel:
        self._help_label = label("", "caption")
        self._help_label.setObjectName("help")
        self._help_label.setWordWrap(True)
        self._fill_help(self._help_label)
        return self._help_label

    def _show_help(self) -> None:
        """Show the help text; the label is created when it is needed."""
        text = "" if self.bare else field_texts.help_text(self.field)
        if self._help_label:
            self._fill_help(self._help_label)
            self._help_label.setHidden(not text)
        elif text and self._help_index is not None:
            made = self._create_help()
            self._layout.insertWidget(self._help_index, made)
            if self.isVisible():
                made.show()

    def _fill_help(self, shown: QLabel) -> None:
        text = field_texts.help_text(self.field)
        shown.setText(field_texts.truncated(text))
        set_tooltip(shown, text if shown.text() != text else "")
        set_property(shown, "tone", "" if self.field.applies else "warning")

    def _create_warning_label(self) -> QLabel:
        warning_label = label("", "caption")
        set_property(warning_label, "tone", "warning")
        warning_label.setObjectName("warning")
        warning_label.setWordWrap(True)
        self._layout.addWidget(warning_label)
        return warning_label

    def _but_for_later(self, field: Field) -> Field:
        """Return the field, not required here if it is filled in later."""
        is_later = self.asked_at_minting or self.unit_value is not None
        return replace(field, required=False) if is_later else field

    def _later_text(self) -> str:
        """Say when the field is filled in; empty if it is filled in here."""
        if self.unit_value is not None:
            return field_texts.unit_field_text(self.unit_value)
        return field_texts.asked_at_minting_text() if self.asked_at_minting else ""

    def _create_problem_label(self) -> QLabel:
        problem_label = label("", "problem")
        problem_label.setObjectName("problem")
        problem_label.setWordWrap(True)
        warned = self._layout.indexOf(self._warning_label) if self._warning_label else -1
        self._layout.insertWidget(warned, problem_label)  # above the warning
        return problem_label


def show_now(widget: QWidget) -> None:
    """Show a new widget in a visible layout, which would show it later.

    Until then, it couldn't take the focus.
    """
    outer = widget.parentWidget()
    if outer and outer.isVisible():
        widget.show()


def forget_fields(widget: QWidget) -> None:
    """Remove the widget, a form field or one that contains some, from the state of its form."""
    for form_field in (widget, *widget.findChildren(FormField)):
        if isinstance(form_field, FormField):
            form_field.context.state.remove(form_field)


def remove_fields(widget: QWidget) -> None:
    """Remove the widget, a form field or one that contains some, from its form."""
    forget_fields(widget)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def _title_row(title: QLabel) -> QBoxLayout:
    title.setWordWrap(True)
    row = QHBoxLayout()
    row.addWidget(title)
    return row


def _title_row_with_buttons(title: QWidget, buttons: tuple[QWidget, ...]) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Spacing.S)
    row.addWidget(title, 1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
