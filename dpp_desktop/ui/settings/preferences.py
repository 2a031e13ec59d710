"""The user's preferences and the window state, stored in an INI file."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_documents_path
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from dpp_desktop.ui.theme.theme import Scheme

MAX_CONCURRENT_JOBS = 8
_FILE_NAME = "window.ini"
_DEFAULT_JOBS_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Preferences:
    """The user's preferences.

    `workspace` is the last opened folder, None if none was opened yet; `language` is a code such
    as 'de', empty for the system language; `region` is one of `regional_formats.REGIONS`, empty
    for the formats of the system.
    """

    workspace: Path | None
    scheme: Scheme
    language: str
    jobs_at_once: int
    export_folder: Path
    region: str = ""


class PreferencesFile:
    """The INI file that stores the preferences and the window state."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` defaults to the file in the user's configuration folder."""
        file = file or user_config_path("dpp-desktop", appauthor=False) / _FILE_NAME
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def read(self) -> Preferences:
        """Return the preferences, with defaults for missing or invalid values."""
        workspace = self._text("workspace")
        return Preferences(
            workspace=Path(workspace) if workspace else None,
            scheme=self._scheme(),
            language=self._text("language"),
            jobs_at_once=self._jobs_at_once(),
            export_folder=Path(self._text("export_folder") or _default_export_folder()),
            region=self._text("region"),
        )

    def write(self, preferences: Preferences) -> None:
        """Save the preferences."""
        self._settings.setValue("workspace", str(preferences.workspace or ""))
        self._settings.setValue("scheme", preferences.scheme.value)
        self._settings.setValue("language", preferences.language)
        self._settings.setValue("region", preferences.region)
        self._settings.setValue("jobs_at_once", preferences.jobs_at_once)
        self._settings.setValue("export_folder", str(preferences.export_folder))
        self._settings.sync()

    def state(self, name: str) -> QByteArray:
        """Return the state saved under the name, empty if there is none."""
        state = self._settings.value(f"state/{name}", QByteArray())
        return state if isinstance(state, QByteArray) else QByteArray()

    def save_state(self, name: str, state: QByteArray) -> None:
        """Save the state of a window, splitter or header under the name, at once."""
        self.save_states({name: state})

    def save_states(self, states: Mapping[str, QByteArray]) -> None:
        """Save states by their names at once, which takes as long as saving a single one."""
        for name, state in states.items():
            self._settings.setValue(f"state/{name}", state)
        self._settings.sync()

    def _text(self, name: str) -> str:
        value = self._settings.value(name, "")
        return value if isinstance(value, str) else ""

    def _scheme(self) -> Scheme:
        known = {scheme.value: scheme for scheme in Scheme}
        return known.get(self._text("scheme"), Scheme.SYSTEM)

    def _jobs_at_once(self) -> int:
        text = str(self._settings.value("jobs_at_once", ""))
        chosen = int(text) if text.isdecimal() else 0
        return chosen if 1 <= chosen <= MAX_CONCURRENT_JOBS else _default_jobs_at_once()


def _default_jobs_at_once() -> int:
    return min(_DEFAULT_JOBS_AT_ONCE, 2 * (os.cpu_count() or 1))


def _default_export_folder() -> str:
    return str(user_documents_path() / "DPP Desktop")


class RememberedText(QObject):
    """A text that several dialogs suggest and change, such as the name for handovers."""

    changed = Signal(str)

    def __init__(self, text: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = text

    @property
    def text(self) -> str:
        """The last text that was entered; empty if there is none."""
        return self._text

    def use(self, text: str) -> None:
        """Keep the text, and emit `changed`."""
        self._text = text
        self.changed.emit(text)


@dataclass(frozen=True, slots=True)
class HandoverNames:
    """The people that the dialog for handovers suggests: who gives packs, and who receives them."""

    by: RememberedText
    to: RememberedText
