"""Serials around what is being looked at, read in blocks in the background and kept for a while."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal

from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background, Question

BLOCK = 256
"""Units in a block."""

_KEPT = 64
# Other questions of the window need threads too.
_UNDER_WAY = 2
# What is on the screen spans two blocks or three: the newest are enough, the rest was passed by.
_WAITING = 6


class SerialBlocks(QObject):
    """The serials of one job. Knows a few thousand of them at a time, and asks for the rest."""

    arrived = Signal(int, int)
    """The first and the last unit of those that have become known."""
    failed = Signal(object)
    """The Exception for which a block could not be read. It is asked for again when needed."""

    def __init__(self, workspace: Workspace, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._job_id = 0
        self._known: OrderedDict[int, list[str]] = OrderedDict()
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._asked: dict[int, Question] = {}

    def open(self, job_id: int) -> None:
        """Forgets everything and turns to that job."""
        for question in self._asked.values():
            question.drop()
        self._asked.clear()
        self._waiting.clear()
        self._known.clear()
        self._job_id = job_id

    def serial(self, unit: int) -> str | None:
        """The serial of the unit, or None until it `arrived`."""
        number, place = divmod(unit, BLOCK)
        block = self._known.get(number, [])
        if place < len(block):
            self._known.move_to_end(number)
            return block[place]
        self._want(number)
        return None

    def grown(self, unit: int) -> None:
        """Units from that one on were minted: the answer under way may not have them yet."""
        number = unit // BLOCK
        if number in self._asked:
            self._asked[number].drop()
            self._ask(number)

    def _want(self, number: int) -> None:
        if number in self._asked:
            return
        self._waiting[number] = None
        self._waiting.move_to_end(number)
        while len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        self._ask_newest()

    def _ask_newest(self) -> None:
        while self._waiting and len(self._asked) < _UNDER_WAY:
            number, _ = self._waiting.popitem()
            self._ask(number)

    def _ask(self, number: int) -> None:
        job_id = self._job_id

        def read() -> list[str]:
            with self._workspace.read() as transaction:
                return tokens.serials_of(transaction, job_id, number * BLOCK, BLOCK)

        self._asked[number] = self._background.ask(
            self,
            read,
            lambda serials: self._keep(number, serials),
            lambda error: self._give_up(number, error),
        )

    def _keep(self, number: int, serials: list[str]) -> None:
        del self._asked[number]
        self._known[number] = serials
        self._known.move_to_end(number)
        if len(self._known) > _KEPT:
            self._known.popitem(last=False)
        self._ask_newest()
        if serials:
            self.arrived.emit(number * BLOCK, number * BLOCK + len(serials) - 1)

    def _give_up(self, number: int, error: Exception) -> None:
        del self._asked[number]
        self.failed.emit(error)
        self._ask_newest()
