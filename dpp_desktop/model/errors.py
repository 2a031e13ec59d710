"""The errors that users can see: each has a sentence about the failure and one about the fix.

Any other exception is a bug of the program.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dpp_desktop.model.message import Message, from_json, joined

CORRECT_IT = Message("Correct the listed problems and try again; nothing was changed.")
"""The fix for rejected input, unless there is a more specific one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field of what the user gave.

    `code` is stable and machine-readable; `message` is a sentence for people.
    """

    field: str
    code: str
    message: Message

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Message:
        """The field and the message."""
        return Message("{field}: {problem}", field=self.field, problem=self.message)

    def as_json(self) -> list[Any]:
        """Return the problem as JSON, for `from_json` to read back."""
        return [self.field, self.code, self.message.as_json()]

    @staticmethod
    def from_json(document: Any) -> "Problem":
        """Return the problem that `as_json` described."""
        field, code, message = document
        return Problem(field, code, from_json(message))


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
    """The input is rejected, with all of its problems; nothing was changed."""

    def __init__(self, problems: Iterable[Problem], remedy: Message = CORRECT_IT) -> None:
        self.problems = tuple(problems)
        super().__init__(joined(problem.sentence for problem in self.problems), remedy)


class PassphraseNeeded(DppError):
    """The file is sealed, and no passphrase was given to open it with."""


class NotFound(DppError):
    """What the user named does not exist."""


class IdempotencyConflict(DppError):
    """An idempotency key was used before, for another request."""

    def __init__(self, key: str, job_id: int, differences: Iterable[Message]) -> None:
        self.job_id = job_id
        self.differences = tuple(differences)
        super().__init__(
            Message(
                "The idempotency key '{key}' belongs to job {job}, which differs in {differences}.",
                key=key,
                job=job_id,
                differences=joined(self.differences, ", "),
            ),
            Message("Use a new key for a new request, or repeat the original request unchanged."),
        )


class EditConflict(DppError):
    """Someone else has changed the same thing since the user began to."""


class Busy(DppError):
    """Another live process is at work on the same job or export."""


class WrongState(DppError):
    """The job or export is in a state that does not allow what was asked."""


class WorkspaceUnusable(DppError):
    """The workspace folder does not hold a database that this program may open."""


class PathUnusable(DppError):
    """A path that no file or folder can have, or that leads through something else."""


class PackChanged(DppError):
    """A file in the export folder is not the pack it should be; it was left as it is."""


class EnvironmentFault(DppError):
    """The machine, not the program or the user, stood in the way."""


class MachineBusy(EnvironmentFault):
    """Other programs left too little of the processor or the memory to do what was asked."""


class StorageFull(EnvironmentFault):
    """The disk is full, or a limit on file size was reached."""


class StorageLocked(EnvironmentFault):
    """Another program kept the database locked for longer than we wait."""


class StorageReadOnly(EnvironmentFault):
    """A folder or file can't be written."""


class WorkspaceReplaced(EnvironmentFault):
    """The database file was exchanged or removed while it was open."""


class StorageFailed(EnvironmentFault):
    """The disk or the file system reported an error."""


class StorageDamaged(EnvironmentFault):
    """The database file is damaged."""
