"""The passport that is being edited: one document, changed place by place."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dpp_desktop.passports.forms.document import Path, moved, value_at, with_value, without
from dpp_desktop.passports.forms.field import ABSENT
from dpp_desktop.passports.forms.form_schema import FormSchema


class PassportDraft(QObject):
    """Holds the document. What no field shows stays as it is."""

    changed = Signal()

    def __init__(self, document: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    @property
    def document(self) -> object:
        """The whole document as it is now."""
        return self._document

    def value(self, path: Path) -> object:
        """The value at that place, or ABSENT."""
        return value_at(self._document, path)

    def put(self, path: Path, value: object) -> None:
        """Puts a value in that place; ABSENT takes out what is there."""
        if value is ABSENT:
            self.take(path)
        else:
            self._become(with_value(self._document, path, value))

    def take(self, path: Path) -> None:
        """Takes out what is in that place."""
        self._become(without(self._document, path))

    def move(self, path: Path, by: int) -> None:
        """Moves an entry of a list by that many places."""
        self._become(moved(self._document, path, by))

    def _become(self, document: object) -> None:
        if document is not self._document:
            self._document = document
            self.changed.emit()


@dataclass(frozen=True, slots=True)
class FormContext:
    """What the parts of a form are made from: the schema's form, the draft, where the GTIN is."""

    form: FormSchema
    draft: PassportDraft
    gtin_path: Path
    gtin: str
