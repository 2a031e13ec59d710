"""What can be done with the chosen jobs: pause, resume, retry, cancel, export, show tokens."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import set_tooltip


class Deed(StrEnum):
    """Something done with jobs."""

    PAUSE = "pause"
    RESUME = "resume"
    RETRY = "retry"
    CANCEL = "cancel"
    EXPORT = "export"
    SHOW_TOKENS = "show_tokens"


_SINGLE = (Deed.EXPORT, Deed.SHOW_TOKENS)
"""Done with one job at a time."""

_POSSIBLE: Mapping[Deed, Callable[[MintJob], bool]] = {
    Deed.PAUSE: lambda job: not job.status.at_rest,
    Deed.RESUME: lambda job: job.status is JobStatus.PAUSED,
    Deed.RETRY: lambda job: job.status is JobStatus.FAILED,
    Deed.CANCEL: lambda job: not job.status.final,
    Deed.EXPORT: lambda job: job.minted > 0,
    Deed.SHOW_TOKENS: lambda job: job.minted > 0,
}

_KEYS = {
    Deed.PAUSE: "Ctrl+Shift+P",
    Deed.RESUME: "Ctrl+Shift+R",
    Deed.RETRY: "Ctrl+Shift+T",
    Deed.CANCEL: "Del",
    Deed.EXPORT: "Ctrl+E",
}

_ICONS = {
    Deed.PAUSE: "pause",
    Deed.RESUME: "play",
    Deed.RETRY: "retry",
    Deed.CANCEL: "cancel",
    Deed.EXPORT: "export",
    Deed.SHOW_TOKENS: "tokens",
}


def possible_for(deed: Deed, jobs: Sequence[MintJob]) -> list[MintJob]:
    """Returns those of the jobs that it can be done with."""
    if deed in _SINGLE and len(jobs) != 1:
        return []
    return [job for job in jobs if _POSSIBLE[deed](job)]


class JobActions(QObject):
    """The actions, each enabled where it can be done with at least one of the chosen jobs."""

    asked = Signal(object, object)
    """A Deed, and the list of MintJob to do it with."""
    triggered = Signal()
    """One was chosen: whoever knows of other jobs by now says so before it is asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: list[MintJob] = []
        self._actions = {deed: self._action(deed, text) for deed, text in self._texts().items()}
        self.choose([])

    def __getitem__(self, deed: Deed) -> QAction:
        return self._actions[deed]

    def all(self) -> list[QAction]:
        """Returns the actions in the order of a toolbar."""
        return list(self._actions.values())

    def anywhere(self) -> list[QAction]:
        """Returns those whose keys work wherever the focus is in the window."""
        return [action for deed, action in self._actions.items() if deed is not Deed.CANCEL]

    def choose(self, jobs: list[MintJob]) -> None:
        """Takes the jobs that the actions are about from now on."""
        self._jobs = jobs
        for deed, action in self._actions.items():
            action.setEnabled(bool(possible_for(deed, jobs)))

    def _texts(self) -> dict[Deed, str]:
        return {
            Deed.PAUSE: self.tr("&Pause"),
            Deed.RESUME: self.tr("&Resume"),
            Deed.RETRY: self.tr("R&etry"),
            Deed.CANCEL: self.tr("&Cancel…"),
            Deed.EXPORT: self.tr("E&xport packs…"),
            Deed.SHOW_TOKENS: self.tr("Show &tokens"),
        }

    def _action(self, deed: Deed, text: str) -> QAction:
        action = QAction(icon(_ICONS[deed]), text, self)
        action.setObjectName(f"action_{deed}")
        action.setShortcut(QKeySequence(_KEYS.get(deed, "")))
        if deed is Deed.CANCEL:
            # Only where the jobs are: elsewhere Del means something else.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = text.replace("&", "")
        set_tooltip(action, f"{plain} ({keys})" if keys else plain)
        action.triggered.connect(lambda: self._ask(deed))
        return action

    def _ask(self, deed: Deed) -> None:
        self.triggered.emit()
        self.asked.emit(deed, possible_for(deed, self._jobs))
