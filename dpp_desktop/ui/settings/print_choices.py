"""The design that each brand was printed with last, and the printer of each design."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal


@dataclass(slots=True)
class _Choices:
    designs: dict[str, str] = field(default_factory=dict)
    printers: dict[str, str] = field(default_factory=dict)


class PrintChoices(QObject):
    """The last choices for print jobs, which several dialogs suggest and change."""

    changed = Signal(str)
    """The choices as text, to be saved at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last = _Choices()

    def restore(self, text: str) -> None:
        """Take the saved text; ignore it if it is empty or damaged."""
        self._last = _parsed(text)

    def design_of(self, brand: str) -> str:
        """Return the name of the last design for the brand of that key; empty if unknown."""
        return self._last.designs.get(brand, "")

    def printers_of(self, design: str) -> list[str] | None:
        """Return the last printers of the design; none for a file, None if unknown."""
        last = self._last.printers.get(design)
        return None if last is None else last.splitlines()

    def use(self, brand: str, design: str, printers: Sequence[str]) -> None:
        """Keep the design for the brand, and the printers for the design; none for a file."""
        self._last.designs[brand] = design
        self._last.printers[design] = "\n".join(printers)
        saved = {"designs": self._last.designs, "printers": self._last.printers}
        self.changed.emit(json.dumps(saved))


def _parsed(text: str) -> _Choices:
    try:
        saved = json.loads(text)
        return _Choices(_texts(saved["designs"]), _texts(saved["printers"]))
    except (AttributeError, KeyError, TypeError, ValueError):
        return _Choices()


def _texts(values: dict[object, object]) -> dict[str, str]:
    return {str(key): str(value) for key, value in values.items()}
