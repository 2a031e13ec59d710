"""A progress bar on standard error, if it is a terminal."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dpp_desktop.cli.signals import StopRequest

if TYPE_CHECKING:
    from rich.progress import Progress


class ProgressBar:
    """Shows the progress of a command during a with statement."""

    def __init__(self, title: str, unit: str, stop: StopRequest) -> None:
        self.stop = stop
        # Without a terminal, rich isn't loaded: it takes as long as minting 100,000 tokens.
        self._progress = _make_progress() if sys.stderr.isatty() else None
        self._task = (
            self._progress.add_task(title, total=None, unit=unit) if self._progress else None
        )

    def __enter__(self) -> Self:
        if self._progress:
            self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._progress:
            self._progress.stop()

    def stop_requested(self) -> bool:
        """Return True after Ctrl+C."""
        return self.stop.made

    def show(self, completed: int, total: int, title: str | None = None) -> None:
        """Show how much of the total is completed; None keeps the title."""
        if self._progress and self._task is not None:
            self._progress.update(self._task, completed=completed, total=total, description=title)


def _make_progress() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class RateColumn(ProgressColumn):
        """The speed in units per second."""

        def render(self, task: Task) -> Text:
            """Return the speed as text, empty until it is known."""
            return Text(f"{task.speed:,.0f} {task.fields['unit']}/s" if task.speed else "")

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
