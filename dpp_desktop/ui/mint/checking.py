"""Has a form checked while it is typed: not at every letter, and never by an old answer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dpp_desktop.minting.request import MintForm
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.mint.form_state import Findings, inquire
from dpp_desktop.ui.tasks.background import Background, BackgroundTask

_WAIT_MS = 150


class Checking(QObject):
    """Knows whether the newest findings are about the form as it is now."""

    found = Signal(object)
    """The Findings about the form as it is now."""
    failed = Signal(object)
    """The Exception for which nothing can be found."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        form: Callable[[], MintForm],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._form = form
        self._question: BackgroundTask | None = None
        self._findings: Findings | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.now)

    @property
    def findings(self) -> Findings | None:
        """What was found about the form as it is now; None until that is known."""
        return self._findings

    def soon(self) -> None:
        """The form has changed, and may go on changing."""
        self.stop()
        self._timer.start()

    def now(self) -> None:
        """Has the form checked at once."""
        self.stop()
        form = self._form()
        self._question = self._background.start(
            self, lambda: inquire(self._workspace, form), self._answer, self._fail
        )

    def hurry(self) -> None:
        """Has the form checked at once, unless that is under way."""
        if self._question is None:
            self.now()

    def stop(self) -> None:
        """Wants to know nothing any more."""
        self._timer.stop()
        self._findings = None
        if self._question:
            self._question.discard()
            self._question = None

    def _answer(self, findings: Findings) -> None:
        self._question = None
        self._findings = findings
        self.found.emit(findings)

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)
