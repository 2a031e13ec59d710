"""Progress bars on standard error, if it is a terminal."""

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.filesize import decimal
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

from dpp_desktop.cli.export_warnings import report_caution
from dpp_desktop.cli.output import note
from dpp_desktop.cli.signals import StopRequest
from dpp_desktop.exporting.progress import ExportCaution, ExportExtent
from dpp_desktop.model.export import Export, Pack, PlannedPack
from dpp_desktop.model.mint import MintJob

_POLL_SECONDS = 0.05


class _RateColumn(ProgressColumn):
    """The speed in units per second."""

    def render(self, task: Task) -> Text:
        """Return the speed as text, empty until it is known."""
        return Text(f"{task.speed:,.0f} {task.fields['unit']}/s" if task.speed else "")


class _Bar:
    """A progress bar, shown during a with statement."""

    def __init__(self, title: str, unit: str, stop: StopRequest) -> None:
        self._stop = stop
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        )
        self._task = self._progress.add_task(title, total=None, unit=unit)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def stop_requested(self) -> bool:
        """Return True after Ctrl+C."""
        return self._stop.made

    def _show(self, completed: int, total: int, title: str | None = None) -> None:
        self._progress.update(self._task, completed=completed, total=total, description=title)


class MintBar(_Bar):
    """Shows the progress of a mint job."""

    def __init__(self, job_id: int, stop: StopRequest) -> None:
        super().__init__(f"Minting job {job_id}", "tokens", stop)

    def progressed(self, job: MintJob) -> None:
        """Update the bar."""
        self._show(job.minted, job.quantity)

    def retrying(self, job: MintJob, failure: Exception, attempt: int, delay: float) -> None:
        """Print that a cycle failed and is retried."""
        note(f"Job {job.id}: {failure} Retrying in {delay:g} s (retry {attempt}).")

    def wait(self, seconds: float) -> None:
        """Wait, but return early after a stop request."""
        end = time.monotonic() + seconds
        while not self._stop.made and time.monotonic() < end:
            time.sleep(min(_POLL_SECONDS, seconds))


class ExportBar(_Bar):
    """Shows the progress of an export: rows in the bar, bytes in its title."""

    def __init__(self, title: str, stop: StopRequest) -> None:
        super().__init__(f"Exporting: {title}", "rows", stop)
        self._title = f"Exporting: {title}"
        self._extent = ExportExtent(0, 0, 0)
        self._rows = 0
        self._bytes = 0

    def cautioned(self, export: Export, caution: ExportCaution) -> None:
        """Print the warnings before the first pack is written."""
        report_caution(export, caution)

    def export_begun(self, extent: ExportExtent) -> None:
        """Show the size of the export."""
        self._extent = extent
        self._show_extent()

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        """Do nothing: the bar is updated when the pack is done."""

    def pack_done(self, pack: Pack, total: int) -> None:
        """Update the bar."""
        self._rows += pack.rows
        self._bytes += pack.total_size
        self._show_extent()

    def _show_extent(self) -> None:
        size = f"{decimal(self._bytes)} of {decimal(self._extent.bytes)}"
        self._show(self._rows, self._extent.rows, f"{self._title}, {size}")


class ImportBar(_Bar):
    """Shows the progress of checking or importing a catalogue."""

    def __init__(self, title: str, stop: StopRequest) -> None:
        super().__init__(title, "rows", stop)

    def progressed(self, done: int, total: int) -> None:
        """Update the bar."""
        self._show(done, total)
