"""The errors a user can meet: each says in one sentence what is wrong and in one what to do.

Anything raised that is not a `DppError` is a fault of ours, never the user's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dpp_desktop.model.message import Message, from_json, joined

CORRECT_IT = Message("Correct what is listed and try again; nothing was changed.")
"""What to do about input that is refused, unless there is better advice."""


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
    """Base of every error that is told to the user.

    `wrong` is one sentence on what is wrong, `remedy` one on what to do about it.
    """

    def __init__(self, wrong: Message, remedy: Message) -> None:
        super().__init__(joined((wrong, remedy)))
        self.wrong = wrong
        self.remedy = remedy

    @property
    def message(self) -> Message:
        """Both sentences."""
        return joined((self.wrong, self.remedy))


class InvalidInput(DppError):
    """What the user gave is refused; nothing was changed. Lists every problem, not the first."""

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
                "The idempotency key '{key}' belongs to job {job_id}, which differs in "
                "{differences}.",
                key=key,
                job_id=job_id,
                differences=joined(self.differences, ", "),
            ),
            Message(
                "Use a new key for a new request, or repeat the request exactly as it was "
                "first made."
            ),
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
