"""Render label designs for printers that understand ZPL II."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import BinaryIO

from dpp_desktop.designs.design import LabelDesign, SheetStock
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.raster.bitmap import OutsideLabel
from dpp_desktop.printing.raster.moved import moved
from dpp_desktop.printing.rendering import LabelRun, Output, zpl_output
from dpp_desktop.printing.zpl.design_labels import DesignLabels
from dpp_desktop.profiles.column_sources import JobFacts

_CACHED_JOBS = 4
WORTH_STORING = 100
"""The number of units of a job from which on common parts are stored in the printer."""


class DesignRenderer:
    """Renders a design as labels that are complete in themselves; see `LabelRenderer`."""

    def __init__(self, design: LabelDesign, output: Output) -> None:
        """Raises InvalidInput for a design for sheets."""
        self._labels = _LabelsByJob(design, output)

    def render(self, runs: Sequence[LabelRun], start_at: int = 0, copies: int = 1) -> bytes:
        """Return the labels; see `LabelRenderer.render`."""
        return b"".join(
            label for run in runs for label in self._labels.of(run.facts).complete(run, copies)
        )

    def writer(self, file: BinaryIO, start_at: int = 0, copies: int = 1) -> "DesignWriter":
        """Start to write labels to a file; see `LabelRenderer.render` for the numbers."""
        return DesignWriter(file, self._labels, copies)

    def check(self, facts: JobFacts) -> None:
        """Raise InvalidInput if a label of a job can't be printed with the design."""
        self._labels.of(facts)


class DesignWriter:
    """Writes the labels of a design to a file; see `LabelWriter`.

    The first labels of a job are complete in themselves. If there are many, the printer stores what
    they have in common while it prints the file.
    """

    def __init__(self, file: BinaryIO, labels: "_LabelsByJob", copies: int) -> None:
        self._file = file
        self._copies = copies
        self._labels = labels
        self._current: DesignLabels | None = None
        self._written = 0
        self._is_stored = False

    def add(self, run: LabelRun) -> None:
        """Write the labels of these units. Raises InvalidInput, see `LabelRenderer.render`."""
        labels = self._labels.of(run.facts)
        if labels is not self._current:
            self.finish()
            self._current, self._written = labels, 0
        self._written += run.count
        if self._written < WORTH_STORING:
            self._file.writelines(labels.complete(run, self._copies))
            return
        if not self._is_stored:
            self._file.write(labels.storage())
            self._is_stored = True
        self._file.writelines(labels.with_storage(run, self._copies))

    def finish(self) -> None:
        """Write the rest of the file: the printer deletes what it has stored."""
        if self._current is not None and self._is_stored:
            self._file.write(self._current.deletion())
        self._current, self._is_stored = None, False


class _LabelsByJob:
    """Draws the common parts of the labels of a job once."""

    def __init__(self, design: LabelDesign, output: Output) -> None:
        if isinstance(design.stock, SheetStock):
            message = Message(
                "{design} is a design for sheets, but ZPL printers print single labels.",
                design=shown(design.name),
            )
            remedy = Message(
                "Choose a design for a roll, or a different printer; nothing was printed."
            )
            raise InvalidInput([Problem("design", "sheet", message)], remedy)
        self._design = design
        self._output = zpl_output(output)
        self._drawn: OrderedDict[int, tuple[JobFacts, DesignLabels]] = OrderedDict()

    def of(self, facts: JobFacts) -> DesignLabels:
        """Return the labels of a job. Raises InvalidInput."""
        known = self._drawn.get(facts.job.id)
        if known is None or known[0] != facts:
            layout = lay_out(self._design, facts, self._output)
            try:
                layout = moved(layout, self._output.calibration)
                labels = DesignLabels(layout, facts.job.id)
            except OutsideLabel as error:
                raise _off_the_label() from error
            known = facts, labels
            self._drawn[facts.job.id] = known
            if len(self._drawn) > _CACHED_JOBS:
                self._drawn.popitem(last=False)
        return known[1]


def _off_the_label() -> InvalidInput:
    message = Message("part of the label would extend beyond its edge.")
    remedy = Message(
        "Move the items of the design inwards, or calibrate the printer again; nothing was printed."
    )
    return InvalidInput([Problem("design", "off_label", message)], remedy)
