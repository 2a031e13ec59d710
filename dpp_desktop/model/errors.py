"""The errors that users see: each states what is wrong and how to fix it.

Any other exception is a bug in the program.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dpp_desktop.model.message import Message, from_json, joined

CORRECT_IT = Message("Correct the listed problems and try again; nothing was changed.")
"""The fix for rejected input, unless there is a more specific one."""

_MAX_FIELD = 400


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem with one field of the input.

    `code` is stable and machine-readable; `message` is a sentence for people. `steps` are the names
    and indexes that lead to the value in a passport, if known; `field`, for people, isn't unique.
    """

    field: str
    code: str
    message: Message
    steps: tuple[str | int, ...] | None = dataclasses.field(default=None, compare=False)

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Message:
        """The field, shortened if it is very long, and the message."""
        field = self.field
        short = field if len(field) <= _MAX_FIELD else f"{field[:_MAX_FIELD]}…"
        return Message("{field}: {problem}", field=short, problem=self.message)

    def as_json(self) -> list[Any]:
        """Return the problem as JSON, for `from_json` to read back."""
        steps = [] if self.steps is None else [list(self.steps)]
        return [self.field, self.code, self.message.as_json(), *steps]

    @staticmethod
    def from_json(document: Any) -> "Problem":
        """Return the problem that `as_json` described."""
        field, code, message, *steps = document
        return Problem(field, code, from_json(message), tuple(steps[0]) if steps else None)


class DppError(Exception):
    """Base of every error that is shown to the user.

    `wrong` is a sentence about the failure, `remedy` one about the fix, `message` both.
    """

    def __init__(self, wrong: Message, remedy: Message) -> None:
        self.message = joined((wrong, remedy))
        super().__init__(self.message)
        self.wrong = wrong
        self.remedy = remedy


class InvalidInput(DppError):
    """Input was rejected and nothing was changed. Lists all problems, not only the first."""

    def __init__(self, problems: Iterable[Problem], remedy: Message = CORRECT_IT) -> None:
        self.problems = tuple(problems)
        super().__init__(joined(problem.sentence for problem in self.problems), remedy)


class SheetNotRead(InvalidInput):
    """A sheet of a workbook can't be read; `sheets` are the names of the visible sheets."""

    def __init__(self, problem: Problem, sheets: Iterable[str]) -> None:
        self.sheets = tuple(sheets)
        super().__init__([problem], Message("Choose the sheet with the list; nothing was changed."))


class ProductNamesNeeded(InvalidInput):
    """The file is a single passport, and SKU and name of its product weren't given."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(
            [problem],
            Message(
                "Enter the SKU and the name of the product; on the command line, use --sku and "
                "--name. Nothing was changed."
            ),
        )


class PassphraseNeeded(DppError):
    """The file is encrypted, and no passphrase was given."""


class NotFound(DppError):
    """The requested object doesn't exist."""


class IdempotencyConflict(DppError):
    """The order number was already used for a different request."""

    def __init__(self, key: str, job_id: int, differences: Iterable[Message]) -> None:
        self.job_id = job_id
        self.differences = tuple(differences)
        super().__init__(
            Message(
                "The order number '{key}' belongs to job {job}, which differs in {differences}.",
                key=key,
                job=job_id,
                differences=joined(self.differences, ", "),
            ),
            Message(
                "Use a new order number for a new request, or repeat the original request "
                "unchanged."
            ),
        )


class EditConflict(DppError):
    """The object was changed by another process while the user edited it."""


class Busy(DppError):
    """Another process is working on the same job or export."""


class WrongState(DppError):
    """The action isn't possible in the current state of the job or export."""


class PacksNotIntact(DppError):
    """Packs of an export are missing, or were changed after export."""


class WorkspaceUnusable(DppError):
    """The workspace folder doesn't contain a database that this program may open."""


class PasswordNeeded(WorkspaceUnusable):
    """The database server asks for a password, and none was found."""


class PathUnusable(DppError):
    """The path is invalid, or a part of it isn't a folder."""


class LabelsInFile(PathUnusable):
    """The file contains labels that count as printed or are in doubt, so it wasn't replaced.

    `digest` is its SHA-256, in hex.
    """

    def __init__(self, digest: str, wrong: Message, remedy: Message) -> None:
        super().__init__(wrong, remedy)
        self.digest = digest


class PackChanged(DppError):
    """A file in the export folder differs from the pack; it was left unchanged."""


class EnvironmentFault(DppError):
    """A system error, caused neither by the program nor by the user."""


class MachineBusy(EnvironmentFault):
    """Other programs left too little processor time or memory."""


class StorageFull(EnvironmentFault):
    """The disk is full, or a limit on file size was reached."""


class StorageLocked(EnvironmentFault):
    """Another program kept the database locked for too long."""


class StorageReadOnly(EnvironmentFault):
    """A folder or file can't be written."""


class ServerUnavailable(EnvironmentFault):
    """The database server can't be reached at the moment, or the connection to it broke."""

    waited = False
    """True if the server was waited for in vain, so trying again at once is pointless."""


class WorkspaceReplaced(EnvironmentFault):
    """The database file was exchanged or removed while it was open."""


class StorageFailed(EnvironmentFault):
    """The disk or the file system reported an error."""


class StorageDamaged(EnvironmentFault):
    """The database file is damaged."""


class PrinterFaultKind(StrEnum):
    """What is wrong with a printer."""

    PAPER_OUT = "paper_out"
    RIBBON_OUT = "ribbon_out"
    HEAD_OPEN = "head_open"
    PAUSED = "paused"
    NEEDS_ATTENTION = "needs_attention"
    """It reports a different error, such as a jam or a hot print head."""
    BUSY = "busy"
    """It still has labels of an earlier print job, so nothing new is sent."""
    NO_PROGRESS = "no_progress"
    """It is connected and reports nothing wrong, but prints nothing."""
    UNREACHABLE = "unreachable"
    """No connection, so nothing was sent."""
    CONNECTION_LOST = "connection_lost"
    REJECTED = "rejected"
    """The printer or its queue refused or discarded labels."""


_ENDS_DELIVERY = frozenset(
    {
        PrinterFaultKind.UNREACHABLE,
        PrinterFaultKind.CONNECTION_LOST,
        PrinterFaultKind.REJECTED,
    }
)


class PrinterFault(EnvironmentFault):
    """The printer can't be reached, stopped, or needs attention."""

    def __init__(self, kind: PrinterFaultKind, wrong: Message, remedy: Message) -> None:
        super().__init__(wrong, remedy)
        self.kind = kind

    @property
    def ends_delivery(self) -> bool:
        """True if labels that were sent can no longer be confirmed, and a person must decide.

        Otherwise, the printer continues with them once the fault is fixed.
        """
        return self.kind in _ENDS_DELIVERY


class UnitsInDoubt(EnvironmentFault):
    """A print job was interrupted, and it isn't known whether some of its units are printed."""


class ScanMissing(EnvironmentFault):
    """A label must be scanned before the print job continues, and it isn't scanned."""


class ReaderFaultKind(StrEnum):
    """What is wrong with an NFC reader."""

    NO_LIBRARY = "no_library"
    NO_SERVICE = "no_service"
    NO_READER = "no_reader"
    IN_USE = "in_use"
    FAILED = "failed"


class ReaderFault(EnvironmentFault):
    """There is no NFC reader, or it can't be used."""

    def __init__(self, kind: ReaderFaultKind, wrong: Message, remedy: Message) -> None:
        super().__init__(wrong, remedy)
        self.kind = kind
