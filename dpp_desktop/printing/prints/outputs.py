"""What a print job prints with: a renderer and a printer, or a writer of a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from dpp_desktop.designs.design import Design
from dpp_desktop.printing.delivery import Delivery
from dpp_desktop.printing.rendering import LabelRenderer, LabelWriter, Output
from dpp_desktop.store.workspace import Workspace

_ANY_PRINTER = Output()


@dataclass(frozen=True, slots=True)
class Destination:
    """Where labels are printed: a printer of that name, or a file.

    With `replace`, an existing file is overwritten, unless labels in it would be lost that count as
    printed or are in doubt; with `replace_printed`, also then. `agreed` is the SHA-256, in hex, of
    a file whose labels may be lost, because a person has agreed to that.
    """

    printer: str = ""
    file: Path | None = None
    replace: bool = False
    replace_printed: bool = False
    agreed: str = ""

    @property
    def overwrites(self) -> bool:
        """True if an existing file may be overwritten."""
        return self.replace or self.replace_printed


class LabelDocuments(LabelRenderer, Protocol):
    """Makes labels: some at once for a printer, or a document of any length."""

    def writer(self, file: BinaryIO, start_at: int = 0, copies: int = 1) -> LabelWriter:
        """Start a document in a binary file; see `LabelRenderer.render` for the numbers."""


@dataclass(frozen=True, slots=True)
class PrinterOutput:
    """A printer; `open_delivery` connects to it, and raises PrinterFault if that fails.

    `output` has its resolution.
    """

    name: str
    renderer: LabelRenderer
    open_delivery: Callable[[], Delivery]
    output: Output = _ANY_PRINTER


@dataclass(frozen=True, slots=True)
class FileOutput:
    """A file; `open_writer` starts its document, as `LabelDocuments.writer` does."""

    open_writer: Callable[[BinaryIO, int, int], LabelWriter]
    output: Output = _ANY_PRINTER


class PrintOutputs(Protocol):
    """Finds what a print job prints with; `real_outputs` has the usual one."""

    def printer(self, workspace: Workspace, name: str, design: Design) -> PrinterOutput:
        """Return the printer of that name, ignoring case, for labels of the design.

        Contacts nothing.

        Raises NotFound, and InvalidInput if the printer can't print the design.
        """

    def file(self, file: Path, design: Design) -> FileOutput:
        """Return the output for a file, whose ending says what it contains.

        Raises InvalidInput if there is no such kind of file, or it can't contain the design.
        """
