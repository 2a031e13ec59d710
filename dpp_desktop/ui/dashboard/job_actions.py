"""What can be done with the chosen jobs: pause, resume, retry, cancel, export, show tokens."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import set_tooltip


class JobAction(StrEnum):
    """Something done with jobs."""

    PAUSE = "pause"
    RESUME = "resume"
    RETRY = "retry"
    CANCEL = "cancel"
    EXPORT = "export"
    SHOW_TOKENS = "show_tokens"


_SINGLE = (JobAction.EXPORT, JobAction.SHOW_TOKENS)
"""Done with one job at a time."""

_IS_ALLOWED: Mapping[JobAction, Callable[[MintJob], bool]] = {
    JobAction.PAUSE: lambda job: not job.status.is_idle,
    JobAction.RESUME: lambda job: job.status is JobStatus.PAUSED,
    JobAction.RETRY: lambda job: job.status is JobStatus.FAILED,
    JobAction.CANCEL: lambda job: not job.status.is_final,
    JobAction.EXPORT: lambda job: job.minted > 0,
    JobAction.SHOW_TOKENS: lambda job: job.minted > 0,
}

_KEYS = {
    JobAction.PAUSE: "Ctrl+Shift+P",
    JobAction.RESUME: "Ctrl+Shift+R",
    JobAction.RETRY: "Ctrl+Shift+T",
    JobAction.CANCEL: "Del",
    JobAction.EXPORT: "Ctrl+E",
}

_ICONS = {
    JobAction.PAUSE: "pause",
    JobAction.RESUME: "play",
    JobAction.RETRY: "retry",
    JobAction.CANCEL: "cancel",
    JobAction.EXPORT: "export",
    JobAction.SHOW_TOKENS: "tokens",
}


def allowed_jobs(deed: JobAction, jobs: Sequence[MintJob]) -> list[MintJob]:
    """Returns those of the jobs that it can be done with."""
    if deed in _SINGLE and len(jobs) != 1:
        return []
    return [job for job in jobs if _IS_ALLOWED[deed](job)]


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

    def __getitem__(self, deed: JobAction) -> QAction:
        return self._actions[deed]

    def all(self) -> list[QAction]:
        """Returns the actions in the order of a toolbar."""
        return list(self._actions.values())

    def with_window_shortcuts(self) -> list[QAction]:
        """Returns those whose keys work wherever the focus is in the window."""
        return [action for deed, action in self._actions.items() if deed is not JobAction.CANCEL]

    def choose(self, jobs: list[MintJob]) -> None:
        """Takes the jobs that the actions are about from now on."""
        self._jobs = jobs
        for deed, action in self._actions.items():
            action.setEnabled(bool(allowed_jobs(deed, jobs)))

    def _texts(self) -> dict[JobAction, str]:
        return {
            JobAction.PAUSE: self.tr("&Pause"),
            JobAction.RESUME: self.tr("&Resume"),
            JobAction.RETRY: self.tr("R&etry"),
            JobAction.CANCEL: self.tr("&Cancel…"),
            JobAction.EXPORT: self.tr("E&xport packs…"),
            JobAction.SHOW_TOKENS: self.tr("Show &tokens"),
        }

    def _action(self, deed: JobAction, text: str) -> QAction:
        action = QAction(icon(_ICONS[deed]), text, self)
        action.setObjectName(f"action_{deed}")
        action.setShortcut(QKeySequence(_KEYS.get(deed, "")))
        if deed is JobAction.CANCEL:
            # Only where the jobs are: elsewhere Del means something else.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = text.replace("&", "")
        set_tooltip(action, f"{plain} ({keys})" if keys else plain)
        action.triggered.connect(lambda: self._ask(deed))
        return action

    def _ask(self, deed: JobAction) -> None:
        self.triggered.emit()
        self.asked.emit(deed, allowed_jobs(deed, self._jobs))
