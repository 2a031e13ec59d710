"""Render ZPL templates of factories: each label is the template with the values of its unit."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from dpp_desktop.designs.design import ZplDesign
from dpp_desktop.designs.zpl_template import FilledTemplate, fill_template
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.rendering import LabelRun, Output
from dpp_desktop.profiles.column_sources import JobFacts

_END = b"^XZ\n"


class TemplateRenderer:
    """Renders a template; see `LabelRenderer`.

    A template is used as it is: the calibration of a printer doesn't move its label.
    """

    def __init__(self, design: ZplDesign, output: Output) -> None:
        """Raises InvalidInput for a printer with another resolution than that of the template."""
        if output.dpi not in (None, design.dpi):
            message = Message(
                "{design} is a template for printers with {expected} dpi, but the printer has "
                "{dpi} dpi.",
                design=shown(design.name),
                expected=design.dpi,
                dpi=output.dpi,
            )
            remedy = Message(
                "Choose a different printer, or import the template for this resolution; nothing "
                "was printed."
            )
            raise InvalidInput([Problem("printer", "dpi", message)], remedy)
        self._design = design
        self._filled: tuple[JobFacts, FilledTemplate] | None = None

    def render(self, runs: Sequence[LabelRun], start_at: int = 0, copies: int = 1) -> bytes:
        """Return the labels; see `LabelRenderer.render`."""
        return b"".join(label for run in runs for label in self.labels(run, copies))

    def writer(self, file: BinaryIO, start_at: int = 0, copies: int = 1) -> "TemplateWriter":
        """Start to write labels to a file; see `LabelRenderer.render` for the numbers."""
        return TemplateWriter(file, self, copies)

    def check(self, facts: JobFacts) -> None:
        """Raise InvalidInput if a label of a job can't be printed with the template."""
        self._template(facts)

    def labels(self, run: LabelRun, copies: int) -> Iterator[bytes]:
        """Yield the label of each unit. Raises InvalidInput, see `LabelRenderer.render`."""
        labels = self._template(run.facts).labels(run.first_unit, run.serials)
        if copies == 1:
            return labels
        # Of two such commands in a label, a printer uses the second one.
        end = b"^PQ%d%b" % (copies, _END)
        return (label.removesuffix(_END) + end for label in labels)

    def _template(self, facts: JobFacts) -> FilledTemplate:
        if self._filled is None or self._filled[0] != facts:
            self._filled = facts, fill_template(self._design, facts)
        return self._filled[1]


class TemplateWriter:
    """Writes labels of a template to a file; see `LabelWriter`."""

    def __init__(self, file: BinaryIO, renderer: TemplateRenderer, copies: int) -> None:
        self._file = file
        self._renderer = renderer
        self._copies = copies

    def add(self, run: LabelRun) -> None:
        """Write the labels of these units. Raises InvalidInput, see `LabelRenderer.render`."""
        self._file.writelines(self._renderer.labels(run, self._copies))

    def finish(self) -> None:
        """Write the rest of the file, which is empty."""
