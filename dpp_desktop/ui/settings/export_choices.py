"""What the user chose for the last export of each brand, to suggest it for the next one."""

import json
from dataclasses import asdict, dataclass, fields, replace

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class LastExport:
    """The choices for a brand; empty texts if there are none.

    `profile` is the name of a profile. `folder` is the folder with the folder of the packs, chosen
    while `default_folder` was the folder for exports in the preferences.
    """

    profile: str = ""
    label_file: str = ""
    folder: str = ""
    default_folder: str = ""

    def parent_folder(self, default_folder: str) -> str:
        """Return the folder to suggest; empty if another default was chosen since."""
        return self.folder if self.default_folder == default_folder else ""


_NAMES = tuple(field.name for field in fields(LastExport))


class ExportChoices(QObject):
    """The last choices of each brand, which several dialogs suggest and change."""

    changed = Signal(str)
    """The choices as text, to be saved at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._of_brand: dict[str, LastExport] = {}

    def restore(self, text: str) -> None:
        """Take the saved text; ignore it if it is empty or damaged."""
        self._of_brand = _parsed(text)

    @property
    def by_brand(self) -> dict[str, LastExport]:
        """The choices by the key of the brand."""
        return dict(self._of_brand)

    def of(self, brand: str) -> LastExport:
        """Return the choices for the brand of that key."""
        return self._of_brand.get(brand, LastExport())

    def use_profile(self, brand: str, profile: str, label_file: str) -> None:
        """Keep the profile of that name; keep the last label file if this one is empty."""
        label_file = label_file or self.of(brand).label_file
        self._use(brand, replace(self.of(brand), profile=profile, label_file=label_file))

    def use_folder(self, brand: str, folder: str, default_folder: str) -> None:
        """Keep the folder below which packs were exported, unless it is the default."""
        kept = "" if folder == default_folder else folder
        self._use(brand, replace(self.of(brand), folder=kept, default_folder=default_folder))

    def _use(self, brand: str, choices: LastExport) -> None:
        if choices != self.of(brand):
            self._of_brand[brand] = choices
            saved = {key: asdict(each) for key, each in self._of_brand.items()}
            self.changed.emit(json.dumps(saved))


def _parsed(text: str) -> dict[str, LastExport]:
    try:
        saved = json.loads(text)
        return {
            str(brand): LastExport(*(str(values.get(name, "")) for name in _NAMES))
            for brand, values in saved.items()
        }
    except (AttributeError, ValueError):
        return {}
