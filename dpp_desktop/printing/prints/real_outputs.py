"""The printers and files that print jobs use."""

from pathlib import Path

from dpp_desktop.designs.design import Design
from dpp_desktop.model.errors import InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.prints.outputs import FileOutput, PrinterOutput
from dpp_desktop.store.workspace import Workspace


class _RealOutputs:
    def printer(self, workspace: Workspace, name: str, design: Design) -> PrinterOutput:
        raise NotFound(Message("x"), Message("y"))

    def file(self, file: Path, design: Design) -> FileOutput:
        raise InvalidInput([Problem("to", "file", Message("x"))])


REAL_OUTPUTS = _RealOutputs()
