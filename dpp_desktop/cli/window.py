"""`dpp-desktop` without a command: opens the window."""

from pathlib import Path

from dpp_desktop.app import run


def open_window(workspace: Path | None) -> int:
    """Opens the window and returns the exit code when it is closed. Raises DppError."""
    return run(workspace)
