"""Write labels as a PDF document, page by page."""

import io
from collections.abc import Sequence
from typing import BinaryIO

from dpp_desktop.designs.design import LabelDesign
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.printing.layout.label import JobLayouts
from dpp_desktop.printing.pdf.job_labels import JobLabels, Resources
from dpp_desktop.printing.pdf.objects import PdfObjects, text
from dpp_desktop.printing.pdf.pages import PageFormat, PageTree
from dpp_desktop.printing.rendering import LabelRun, Output
from dpp_desktop.profiles.column_sources import JobFacts

_AT_ONCE = 256
"""The number of units whose labels are created at once: a batch of codes."""


class PdfRenderer:
    """Creates PDF documents with the labels of a design; see `LabelRenderer`."""

    def __init__(self, design: LabelDesign, output: Output) -> None:
        self._layouts = JobLayouts(design, output)

    def render(self, runs: Sequence[LabelRun], start_at: int = 0, copies: int = 1) -> bytes:
        """Return a document; see `LabelRenderer.render`."""
        document = io.BytesIO()
        writer = self.writer(document, start_at, copies)
        for run in runs:
            writer.add(run)
        writer.finish()
        return document.getvalue()

    def writer(self, file: BinaryIO, start_at: int = 0, copies: int = 1) -> "PdfLabelWriter":
        """Return a writer of a document with any number of labels."""
        return PdfLabelWriter(file, self._layouts, start_at, copies)

    def check(self, facts: JobFacts) -> None:
        """Raise InvalidInput if the labels of a job can't be printed."""
        self._layouts.of(facts)


class PdfLabelWriter:
    """Writes labels to a binary file; see `LabelWriter`.

    `start_at` positions of the first sheet stay empty. Each label is written `copies` times.
    """

    def __init__(
        self, file: BinaryIO, layouts: JobLayouts, start_at: int = 0, copies: int = 1
    ) -> None:
        self._layouts = layouts
        self._copies = copies
        self._objects = PdfObjects(file)
        self._resources = Resources(self._objects)
        self._format = PageFormat(layouts.design.stock, layouts.output)
        self._pages = PageTree(self._objects, self._format.start)
        self._corners = list(self._format.corners())
        self._position = start_at % len(self._corners)
        self._jobs: dict[int, JobLabels] = {}

    def add(self, run: LabelRun) -> None:
        """Write the labels of these units. Raises InvalidInput if they can't be printed."""
        job = self._job(run.facts)
        for first in range(0, run.count, _AT_ONCE):
            serials = run.serials[first * SERIAL_LENGTH : (first + _AT_ONCE) * SERIAL_LENGTH]
            for content in job.contents(serials, run.first_unit + first):
                for _ in range(self._copies):
                    self._place(content)

    def finish(self) -> None:
        """Write the last page, the fonts and the end of the document."""
        if self._pages.is_open or not self._pages.count:
            self._pages.close()
        pages = self._pages.finish(self._format.media_box, self._resources.number)
        self._resources.write()
        title = text(self._layouts.design.name)
        information = self._objects.add(b"<</Title%b/Producer(DPP Desktop)>>" % title)
        # Tells viewers not to fit pages to the printer's margins.
        catalog = b"<</Type/Catalog/Pages %d 0 R/ViewerPreferences<</PrintScaling/None>>>>"
        self._objects.finish(self._objects.add(catalog % pages), information)

    def _place(self, content: bytes) -> None:
        """Write a label to the next position."""
        self._pages.write(b"q 1 0 0 1 %d %d cm %bQ\n" % (*self._corners[self._position], content))
        self._position += 1
        if self._position == len(self._corners):
            self._position = 0
            self._pages.close()

    def _job(self, facts: JobFacts) -> JobLabels:
        if facts.job.id not in self._jobs:
            layout = self._layouts.of(facts)
            self._jobs[facts.job.id] = JobLabels(layout, self._resources)
        return self._jobs[facts.job.id]
