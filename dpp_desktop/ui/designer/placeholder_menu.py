"""The menu of placeholders that can be inserted into a text."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QWidget

from dpp_desktop.designs.placeholders import SOURCES
from dpp_desktop.profiles.passport_columns import PassportField
from dpp_desktop.ui.designer.texts import placeholder_text
from dpp_desktop.ui.widgets.plain_text import literal

_MOST_FIELDS = 60
_LETTERS = 40


class PlaceholderMenu(QMenu):
    """The values of a unit, and the fields of its passport."""

    chosen = Signal(str)
    """The placeholder, such as ${serial:4}."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("placeholders")
        for source in SOURCES:
            names = ["serial:4", "serial"] if source == "serial" else [source]
            for name in names:
                self._add(self, f"${{{name}}}", _meaning(name))
        self._passport = self.addMenu(self.tr("Passport fields"))
        self.show_fields(())

    def show_fields(self, fields: Sequence[PassportField]) -> None:
        """Offer these passport fields."""
        self._passport.clear()
        self._passport.setEnabled(bool(fields))
        for field in fields[:_MOST_FIELDS]:
            example = " ".join(field.example.split())[:_LETTERS]
            self._add(self._passport, f"${{{field.source}}}", example)

    def _add(self, menu: QMenu, placeholder: str, meaning: str) -> None:
        action = menu.addAction(literal(f"{placeholder}  {meaning}".strip()))
        action.triggered.connect(lambda _checked=False: self.chosen.emit(placeholder))


def _meaning(name: str) -> str:
    if name == "serial:4":
        return QCoreApplication.translate("PlaceholderMenu", "Serial in groups of four")
    return placeholder_text(name)
