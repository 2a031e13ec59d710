"""A virtual screen for real windows: Xvfb, separate from the desktop of the user."""

import os
import shutil
import subprocess
from types import TracebackType
from typing import Self

# When this process ends or is killed, the input of the shell closes and the shell ends the server.
_SERVE = 'Xvfb "$@" -displayfd 1 & exec >&-; read -r _; kill $!; wait'
_SERVER_OPTIONS = ("-nolisten", "tcp", "-noreset")

_OF_THE_DESKTOP = (
    *("DBUS_", "DESKTOP_", "GNOME_", "GTK_", "KDE_", "LANG", "LC_", "QT_", "SESSION_MANAGER"),
    *("AT_SPI_", "WAYLAND_", "XAUTHORITY", "XDG_CURRENT_", "XDG_SESSION_", "XMODIFIERS"),
)
LOGGING_RULES = "qt.qpa.theme.dbus=false;qt.qpa.theme.gnome=false"
"""Disables needless Qt messages. Qt reads QT_LOGGING_RULES only once, on first use."""
_OF_OUR_OWN = {
    "QT_QPA_PLATFORM": "xcb",
    # The theme of most Linux desktops. Unlike the default theme, it supports colour schemes.
    "QT_QPA_PLATFORMTHEME": "gnome",
    # No message bus, so that settings, screen readers and file dialogs of the desktop aren't used.
    # The theme would warn that it has no message bus.
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "QT_LOGGING_RULES": LOGGING_RULES,
    "LC_ALL": "C.UTF-8",
}


class NoDisplay(Exception):
    """No screen is available. The message gives the reason and the remedy."""


class VirtualDisplay:
    """An X server without a monitor that runs while the context is entered.

    It has no window manager, because windows get the keyboard with `activateWindow()` alone.
    Windows can't be maximized or full screen, and the parent of a dialog must be activated again
    after the dialog closes.
    """

    def __init__(self, width: int = 1280, height: int = 800, scale: int = 1) -> None:
        """Take the size in logical pixels, each of which is `scale` x `scale` real pixels."""
        self._geometry = f"{width * scale}x{height * scale}x24"
        self._scale = scale
        self._server: subprocess.Popen[bytes] | None = None
        self._number = ""

    def __enter__(self) -> Self:
        """Start the server and wait until it accepts connections. Raise NoDisplay on failure."""
        if shutil.which("Xvfb") is None:
            raise NoDisplay(
                "Xvfb, which tests show windows on, is missing. "
                "Run `make setup`, or install the package xvfb (Debian and Ubuntu)."
            )
        command = ["sh", "-c", _SERVE, "sh", *_SERVER_OPTIONS, "-screen", "0", self._geometry]
        self._server = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl+C must reach only this process. The server ends when its input closes.
            start_new_session=True,
        )
        assert self._server.stdout
        self._number = self._server.stdout.readline().decode().strip()
        if not self._number:
            self.__exit__(None, None, None)
            raise NoDisplay(
                f"Xvfb ended before it had a screen. Try `Xvfb :99 -screen 0 {self._geometry}`."
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the server and all programs that are still connected to it."""
        if self._server:
            self._server.communicate()
            self._server = None

    def environment(self) -> dict[str, str]:
        """Return the environment for programs that show their windows on this screen.

        It contains no screen, theme, message bus or language of the user's desktop.
        """
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(_OF_THE_DESKTOP)
        }
        own = {"DISPLAY": f":{self._number}", "QT_SCALE_FACTOR": str(self._scale)}
        return kept | _OF_OUR_OWN | own
