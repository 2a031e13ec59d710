"""What the fields of a form share: which are shown, which groups are open, and the filter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from dpp_desktop.passports.forms.document import Path, place_name
from dpp_desktop.ui.products.build_queue import SLICE_S, BuildQueue

if TYPE_CHECKING:
    from dpp_desktop.ui.products.form_field import FormField


class ShownPaths(Protocol):
    """Which fields a filtered form shows."""

    def includes(self, path: Path) -> bool:
        """Return whether the form shows the field at the path."""

    def show_all_below(self, path: Path) -> None:
        """Show the field at the path and all inside it."""


class FormState(QObject):
    """The fields that exist, by location, and the paths of the open groups.

    In a `large` form, groups are collapsed at first. `shown` is None if no filter is set.
    """

    changed = Signal()
    """Fields were created or removed, because a group was opened or closed."""

    def __init__(
        self, *, large: bool = False, in_slices: bool = False, slice_s: float = SLICE_S
    ) -> None:
        """`in_slices` creates many fields in slices of that time, without blocking the window."""
        super().__init__()
        self.large = large
        self.shown: ShownPaths | None = None
        self.opened: set[Path] = set()
        self.queue = BuildQueue(self, slice_s=slice_s)
        self.queue.slice_added.connect(self.changed)
        self.queue.is_immediate = not in_slices
        self._fields: dict[str, list[FormField]] = {}

    def add(self, form_field: FormField) -> None:
        """Add a field that was created."""
        self._fields.setdefault(form_field.location, []).append(form_field)

    def remove(self, form_field: FormField) -> None:
        """Remove a field that is being deleted."""
        at_location = self._fields.get(form_field.location, [])
        if form_field in at_location:
            at_location.remove(form_field)
        if not at_location:
            self._fields.pop(form_field.location, None)

    def clear(self) -> None:
        """Remove all fields, because the form is created again."""
        self.queue.clear()
        self._fields.clear()

    def at(self, path: Path) -> list[FormField]:
        """Return the fields at the path: an outer one, and the chosen variant inside it."""
        return self.at_location(place_name(path))

    def at_location(self, location: str) -> list[FormField]:
        """Return the fields at the location, from the outside in."""
        return [field for field in self._fields.get(location, ()) if isValid(field)]

    def all(self) -> Iterator[FormField]:
        """Yield all fields that exist."""
        for at_location in list(self._fields.values()):
            yield from (field for field in at_location if isValid(field))

    def includes(self, path: Path) -> bool:
        """Return whether the filter allows the field at the path."""
        return self.shown is None or self.shown.includes(path)

    def show_all_below(self, path: Path) -> None:
        """Exempt the field and all inside it from the filter, because the user changes it."""
        if self.shown:
            self.shown.show_all_below(path)
