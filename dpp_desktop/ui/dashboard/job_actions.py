"""The actions of the selected jobs, such as pause, export, units and verify labels."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from dpp_desktop.minting import job_rules
from dpp_desktop.minting.job_rules import JobRule
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import enable_unless, set_tooltip


class JobAction(StrEnum):
    """An action of jobs."""

    PAUSE = "pause"
    RESUME = "resume"
    RETRY = "retry"
    CANCEL = "cancel"
    EXPORT = "export"
    SHOW_TOKENS = "show_tokens"
    PRINT_LABELS = "print_labels"
    VERIFY_LABELS = "verify_labels"
    WRITE_TAGS = "write_tags"
    UNITS = "units"


_GROUPS = (
    (JobAction.PAUSE, JobAction.RESUME, JobAction.RETRY, JobAction.CANCEL),
    (JobAction.EXPORT, JobAction.SHOW_TOKENS),
    (
        JobAction.PRINT_LABELS,
        JobAction.VERIFY_LABELS,
        JobAction.WRITE_TAGS,
        JobAction.UNITS,
    ),
)
"""The actions in the order of menus, which separate the groups by lines."""

_SINGLE = (*_GROUPS[1], *_GROUPS[2])
"""The actions that need exactly one job."""

_MENU_ONLY = (JobAction.VERIFY_LABELS, JobAction.WRITE_TAGS, JobAction.UNITS)
"""The actions without a button, because a low window has no space for it."""

_RULES: Mapping[JobAction, JobRule] = {
    JobAction.PAUSE: job_rules.PAUSE,
    JobAction.RESUME: job_rules.RESUME,
    JobAction.RETRY: job_rules.RETRY,
    JobAction.CANCEL: job_rules.CANCEL,
    JobAction.EXPORT: job_rules.HAS_TOKENS,
    JobAction.SHOW_TOKENS: job_rules.HAS_TOKENS,
    JobAction.PRINT_LABELS: job_rules.HAS_TOKENS,
    JobAction.VERIFY_LABELS: job_rules.HAS_TOKENS,
    JobAction.WRITE_TAGS: job_rules.HAS_TOKENS,
    JobAction.UNITS: job_rules.HAS_TOKENS,
}

_KEYS = {
    JobAction.PAUSE: "Ctrl+Shift+P",
    JobAction.RESUME: "Ctrl+Shift+R",
    JobAction.RETRY: "Ctrl+Shift+T",
    JobAction.CANCEL: "Del",
    JobAction.EXPORT: "Ctrl+E",
    JobAction.PRINT_LABELS: "Ctrl+P",
    JobAction.VERIFY_LABELS: "Ctrl+Shift+V",
    JobAction.UNITS: "Ctrl+U",
}

_ICONS = {
    JobAction.PAUSE: "pause",
    JobAction.RESUME: "play",
    JobAction.RETRY: "retry",
    JobAction.CANCEL: "cancel",
    JobAction.EXPORT: "export",
    JobAction.SHOW_TOKENS: "tokens",
    JobAction.PRINT_LABELS: "print",
    JobAction.VERIFY_LABELS: "verify",
    JobAction.WRITE_TAGS: "nfc",
    JobAction.UNITS: "units",
}


def allowed_jobs(action: JobAction, jobs: Sequence[MintJob]) -> list[MintJob]:
    """Return those of the jobs that allow the action."""
    if action in _SINGLE and len(jobs) != 1:
        return []
    return [job for job in jobs if _RULES[action].is_met(job)]


class JobActions(QObject):
    """The QActions, each enabled if at least one of the selected jobs allows it.

    The tooltip of a disabled action says why.
    """

    requested = Signal(object, object)
    """A JobAction and a list of the MintJobs that allow it."""
    triggered = Signal()
    """Emitted before `requested`, so that the table can report a selection that is still due."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: list[MintJob] = []
        self._actions = {kind: self._make(kind, text) for kind, text in self._texts().items()}
        self.set_jobs([])

    def __getitem__(self, kind: JobAction) -> QAction:
        return self._actions[kind]

    def all(self) -> list[QAction]:
        """Return all actions, in the order of menus."""
        return list(self._actions.values())

    def add_to(self, menu: QMenu) -> None:
        """Add all actions to a menu, with lines between groups."""
        for group in _GROUPS:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([self._actions[kind] for kind in group])

    def for_toolbar(self) -> list[QAction]:
        """Return the actions that have a button in the toolbar."""
        return [action for kind, action in self._actions.items() if kind not in _MENU_ONLY]

    def with_window_shortcuts(self) -> list[QAction]:
        """Return the actions whose shortcuts work wherever the focus is in the window."""
        return [action for kind, action in self._actions.items() if kind is not JobAction.CANCEL]

    def set_jobs(self, jobs: list[MintJob]) -> None:
        """Set the jobs that the actions apply to."""
        self._jobs = jobs
        for kind, action in self._actions.items():
            enable_unless(action, self._reason_against(kind))

    def _reason_against(self, kind: JobAction) -> str:
        """Return why no selected job allows the action; empty if one does."""
        if not self._jobs:
            return self.tr("Select a job first.")
        if kind in _SINGLE and len(self._jobs) > 1:
            return self.tr("Select only one job.")
        return "" if allowed_jobs(kind, self._jobs) else translated(_RULES[kind].text)

    def _texts(self) -> dict[JobAction, str]:
        return {
            JobAction.PAUSE: self.tr("&Pause"),
            JobAction.RESUME: self.tr("&Resume"),
            JobAction.RETRY: self.tr("R&etry"),
            JobAction.CANCEL: self.tr("&Cancel…"),
            JobAction.EXPORT: self.tr("E&xport packs…"),
            JobAction.SHOW_TOKENS: self.tr("Show &tokens"),
            JobAction.PRINT_LABELS: self.tr("Print &labels…"),
            JobAction.VERIFY_LABELS: self.tr("&Verify labels…"),
            JobAction.WRITE_TAGS: self.tr("Write &NFC tags…"),
            JobAction.UNITS: self.tr("&Units…"),
        }

    def _make(self, kind: JobAction, text: str) -> QAction:
        action = QAction(icon(_ICONS[kind]), text, self)
        action.setObjectName(f"action_{kind}")
        action.setShortcut(QKeySequence(_KEYS.get(kind, "")))
        if kind is JobAction.CANCEL:
            # Only in the table: elsewhere, Del deletes text.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = text.replace("&", "")
        set_tooltip(action, f"{plain} ({keys})" if keys else plain)
        action.triggered.connect(lambda: self._request(kind))
        return action

    def _request(self, kind: JobAction) -> None:
        self.triggered.emit()
        self.requested.emit(kind, allowed_jobs(kind, self._jobs))
