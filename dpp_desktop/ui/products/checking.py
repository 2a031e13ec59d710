"""Has an edit checked while it is made: not at every letter, and never by an old answer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dpp_desktop.products.editing import CheckedEdit, OpenedProduct, ProductEdit, check_edit
from dpp_desktop.ui.tasks.background import Background, Question

_WAIT_MS = 250


class EditChecking(QObject):
    """Knows whether the newest findings are about the edit as it is now."""

    found = Signal(object)
    """The CheckedEdit of the edit as it is now."""
    failed = Signal(object)
    """The Exception for which nothing can be found."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._opened: OpenedProduct | None = None
        self._edit: Callable[[], ProductEdit] | None = None
        self._question: Question | None = None
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self.now)

    @property
    def is_current(self) -> bool:
        """True if no check is running or about to start."""
        return not self._timer.isActive() and self._question is None

    def watch(self, opened: OpenedProduct, edit: Callable[[], ProductEdit]) -> None:
        """Checks edits of that product from now on."""
        self._opened, self._edit = opened, edit
        self.now()

    def soon(self) -> None:
        """The edit has changed, and may go on changing."""
        self.stop()
        self._timer.start()

    def now(self) -> None:
        """Has the edit checked at once."""
        self.stop()
        if self._opened is None or self._edit is None:
            return
        opened, edit = self._opened, self._edit()
        self._question = self._background.ask(
            self, lambda: check_edit(opened, edit), self._answer, self._fail
        )

    def stop(self) -> None:
        """Wants to know nothing for now."""
        self._timer.stop()
        if self._question:
            self._question.drop()
            self._question = None

    def _answer(self, checked: CheckedEdit) -> None:
        self._question = None
        self.found.emit(checked)

    def _fail(self, error: Exception) -> None:
        self._question = None
        self.failed.emit(error)
