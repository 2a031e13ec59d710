"""The design of a print job: chosen by its name, and kept as it was when the job was created."""

from dataclasses import dataclass

from dpp_desktop.designs.builtin import find_builtin
from dpp_desktop.designs.design import Design, LabelDesign
from dpp_desktop.designs.design_file import design_of, design_text
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.message import Message
from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.store import documents
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class ChosenDesign:
    """A design and its canonical text, whose SHA-256 is its digest."""

    name: str
    text: str
    design: Design

    @property
    def per_page(self) -> int:
        """The number of labels on a sheet; 1 for a roll."""
        return self.design.stock.per_page if isinstance(self.design, LabelDesign) else 1


def find_design(transaction: Transaction, name: str) -> ChosenDesign:
    """Return the design of that name as it is now. Raises NotFound."""
    design = find_builtin(name)
    if design is None:
        raise NotFound(
            Message("There is no label design '{name}'.", name=name),
            Message("The list of designs shows their names."),
        )
    return ChosenDesign(design.name, design_text(design), design)


def printed_design(transaction: Transaction, print_job: PrintJob) -> ChosenDesign:
    """Return the design of a print job as it was when the job was created.

    Raises StorageDamaged.
    """
    text = documents.body_of(transaction, print_job.design_digest)
    return ChosenDesign(print_job.design, text, design_of(text))
