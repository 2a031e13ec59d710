"""The base class of the fields of a passport form, and the draft that they edit."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dpp_desktop.model.unit_field import UnitValue
from dpp_desktop.passports.forms.document import (
    Path,
    place_name,
    value_at,
    with_moved_entry,
    with_value,
    without,
)
from dpp_desktop.passports.forms.field import ABSENT, Field
from dpp_desktop.passports.forms.form_schema import FormSchema
from dpp_desktop.ui.products import field_texts
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import literal, set_tooltip


class PassportDraft(QObject):
    """The document that a form edits. Values that no field shows stay unchanged."""

    changed = Signal()

    def __init__(self, document: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

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
            self._replace(with_value(self._document, path, value))

    def remove_value(self, path: Path) -> None:
        """Remove the value at the path."""
        self._replace(without(self._document, path))

    def move_entry(self, path: Path, by: int) -> None:
        """Move the list entry at the path by that many positions."""
        self._replace(with_moved_entry(self._document, path, by))

    def _replace(self, document: object) -> None:
        if document is not self._document:
            self._document = document
            self.changed.emit()


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
    unit_values: Mapping[Path, UnitValue] = dataclass_field(default_factory=dict)


class FormField(QWidget):
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
        is_later = self.asked_at_minting or self.unit_value is not None
        self.field = replace(field, required=False) if is_later else field
        self.path = path
        self.bare = bare
        self._problem_label: QLabel | None = None
        self._warning_label: QLabel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Spacing.XS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def location(self) -> str:
        """The path of this field as text, as in `Problem.field`."""
        return place_name(self.path)

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

    def add_widget(self, widget: QWidget) -> None:
        """Add a widget at the bottom of the field."""
        self._layout.addWidget(widget)

    def set_up_editor(self) -> None:
        """Set the editor's object name, accessible name and accessible description."""
        self.editor.setObjectName(self.location)
        self.editor.setAccessibleName(field_texts.accessible_name(self.field, self.path))
        self.set_description("")

    def _add_help(self) -> None:
        if self._later_text():
            later = label(self._later_text(), "caption")
            later.setObjectName("asked_at_minting" if self.asked_at_minting else "unit_field")
            later.setWordWrap(True)
            self._layout.addWidget(later)
        text = "" if self.bare else field_texts.help_text(self.field)
        if not text:
            return
        caption = label(field_texts.truncated(text), "caption")
        caption.setWordWrap(True)
        set_tooltip(caption, text if caption.text() != text else "")
        self._layout.addWidget(caption)

    def _create_warning_label(self) -> QLabel:
        warning_label = label("", "caption")
        set_property(warning_label, "tone", "warning")
        warning_label.setObjectName("warning")
        warning_label.setWordWrap(True)
        self._layout.addWidget(warning_label)
        return warning_label

    def _later_text(self) -> str:
        """Say when the field is filled in; empty if it is filled in here."""
        if self.unit_value is not None:
            return field_texts.unit_field_text(self.unit_value)
        return field_texts.asked_at_minting_text() if self.asked_at_minting else ""

    def _create_problem_label(self) -> QLabel:
        problem_label = label("", "problem")
        problem_label.setObjectName("problem")
        problem_label.setWordWrap(True)
        self._layout.addWidget(problem_label)
        return problem_label


def _title_row(title: QLabel) -> QBoxLayout:
    title.setWordWrap(True)
    row = QHBoxLayout()
    row.addWidget(title)
    return row


def _title_row_with_buttons(title: QLabel, buttons: tuple[QWidget, ...]) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Spacing.S)
    row.addWidget(title, 1)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row
