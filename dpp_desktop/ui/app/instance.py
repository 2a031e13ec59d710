"""One window for each workspace: a second start brings the first to the front."""

import hashlib
import logging
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dpp_desktop.model.os_errors import os_errors_named

_LOCK_NAME = "window.lock"
_PATIENCE_MS = 5_000
_LOCK_TIMEOUT_SECONDS = 0.05

_log = logging.getLogger(__name__)


class Instance(QObject):
    """The right to be the window of a workspace, until it is let go of."""

    called = Signal()
    """Somebody started the program again with this workspace."""

    def __init__(self, run_folder: Path) -> None:
        """Takes the folder of the workspace's locks."""
        super().__init__()
        self._name = _server_name(run_folder)
        # The lock decides, not the socket: it falls with the process, however that ends.
        self._file = run_folder / _LOCK_NAME
        self._lock = FileLock(self._file, thread_local=False, fallback_to_soft=False)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self) -> bool:
        """Takes the right if it is free. Raises DppError if its lock can't be used."""
        if not self._acquire():
            return False
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            # It can work all the same; a second start will say that nobody answers.
            _log.warning("The window can't be called: %s", self._server.errorString())
        return True

    def activate_other(self) -> bool:
        """Asks the window that has the right to come to the front; False if it doesn't answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        return socket.waitForConnected(_PATIENCE_MS) and socket.waitForDisconnected(_PATIENCE_MS)

    def let_go(self) -> None:
        """Gives the right up, for good."""
        self._server.close()
        self._lock.release()
        self.deleteLater()

    def _acquire(self) -> bool:
        with os_errors_named(self._file):
            try:
                self._lock.acquire(timeout=_LOCK_TIMEOUT_SECONDS)
            except Timeout:  # an OSError too, but no trouble
                return False
        return True

    @Slot()
    def _answer(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnectFromServer()
            connection.deleteLater()
            self.called.emit()


def _server_name(run_folder: Path) -> str:
    """A name for the socket that is the same however the folder was named, and short."""
    return f"dpp-desktop-{hashlib.sha256(bytes(run_folder.resolve())).hexdigest()[:24]}"
