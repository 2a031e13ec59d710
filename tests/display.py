"""A screen of our own to show real windows on: Xvfb, apart from the user's desktop."""

import os
import shutil
import subprocess
from types import TracebackType
from typing import Self

# Gone or killed, we close the shell's input, and the shell ends the server: none is left behind.
_SERVE = 'Xvfb "$@" -displayfd 1 & exec >&-; read -r _; kill $!; wait'
_SERVER_OPTIONS = ("-nolisten", "tcp", "-noreset")

_OF_THE_DESKTOP = (
    *("DBUS_", "DESKTOP_", "GNOME_", "GTK_", "KDE_", "LANG", "LC_", "QT_", "SESSION_MANAGER"),
    *("AT_SPI_", "WAYLAND_", "XAUTHORITY", "XDG_CURRENT_", "XDG_SESSION_", "XMODIFIERS"),
)
LOGGING_RULES = "qt.qpa.theme.dbus=false;qt.qpa.theme.gnome=false"
"""What Qt need not say. It reads QT_LOGGING_RULES once, when anything of it is used first."""
_OF_OUR_OWN = {
    "QT_QPA_PLATFORM": "xcb",
    # The theme of most Linux desktops. Unlike the one for no desktop it knows colour schemes.
    "QT_QPA_PLATFORMTHEME": "gnome",
    # No message bus: settings, screen readers and file dialogs of the desktop stay out of reach.
    # The theme would warn that it can't ask there.
    "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    "QT_LOGGING_RULES": LOGGING_RULES,
    "LC_ALL": "C.UTF-8",
}


class NoDisplay(Exception):
    """There is no screen to show windows on. The message says why, and what to do."""


class VirtualDisplay:
    """An X server without a monitor, there from entering the context to leaving it.

    Has no window manager: with Xvfb alone a window gets the keyboard through `activateWindow()`,
    so one more package is not needed. What only a manager does is missing: windows are neither
    maximized nor full screen, and who opened a dialog must be activated again after it.
    """

    def __init__(self, width: int = 1280, height: int = 800, scale: int = 1) -> None:
        """Takes the size as windows see it; each of its pixels is `scale` x `scale` real ones."""
        self._geometry = f"{width * scale}x{height * scale}x24"
        self._scale = scale
        self._server: subprocess.Popen[bytes] | None = None
        self._number = ""

    def __enter__(self) -> Self:
        """Starts the server and waits until it can be connected to. Raises NoDisplay."""
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
            # Ctrl+C is for us; the server ends when we have let go of it.
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
        """Ends the server. Programs still connected to it end with it."""
        if self._server:
            self._server.communicate()
            self._server = None

    def environment(self) -> dict[str, str]:
        """Returns our environment for programs that are to show their windows here.

        Of the user's desktop nothing is left in it: no screen, theme, message bus or language.
        """
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(_OF_THE_DESKTOP)
        }
        own = {"DISPLAY": f":{self._number}", "QT_SCALE_FACTOR": str(self._scale)}
        return kept | _OF_OUR_OWN | own
