"""Allow one window per workspace; a second start activates the first window."""

import hashlib
import logging
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dpp_desktop.model.os_errors import os_errors_named

_LOCK_NAME = "window.lock"
_RESPONSE_TIMEOUT_MS = 5_000
_LOCK_TIMEOUT_SECONDS = 0.05

_log = logging.getLogger(__name__)


class Instance(QObject):
    """The lock that allows one window per workspace, and the socket that activates it."""

    called = Signal()
    """The program was started again with this workspace."""

    def __init__(self, run_folder: Path) -> None:
        """Take the folder of the workspace's lock files."""
        super().__init__()
        self._name = _server_name(run_folder)
        # The lock decides, not the socket, because the system releases it with the process.
        self._file = run_folder / _LOCK_NAME
        self._lock = FileLock(self._file, thread_local=False, fallback_to_soft=False)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def take(self) -> bool:
        """Acquire the lock; False if it is held. Raises DppError if the lock file is unusable."""
        if not self._acquire():
            return False
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            # The window works anyway; a second start reports that it doesn't respond.
            _log.warning("The window can't be activated: %s", self._server.errorString())
        return True

    def activate_other(self) -> bool:
        """Activate the window that holds the lock; False if it doesn't respond."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        return socket.waitForConnected(_RESPONSE_TIMEOUT_MS) and socket.waitForDisconnected(
            _RESPONSE_TIMEOUT_MS
        )

    def release(self) -> None:
        """Release the lock and close the socket."""
        self._server.close()
        self._lock.release()
        self.deleteLater()

    def _acquire(self) -> bool:
        with os_errors_named(self._file):
            try:
                self._lock.acquire(timeout=_LOCK_TIMEOUT_SECONDS)
            except Timeout:  # also an OSError, but expected
                return False
        return True

    @Slot()
    def _answer(self) -> None:
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.disconnectFromServer()
            connection.deleteLater()
            self.called.emit()


def _server_name(run_folder: Path) -> str:
    """Return a short name for the socket that is the same for every path to the folder."""
    return f"dpp-desktop-{hashlib.sha256(bytes(run_folder.resolve())).hexdigest()[:24]}"
