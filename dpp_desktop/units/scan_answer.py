"""The answer to one scan of a label: what it is, and what to do about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.token import Token
from dpp_desktop.units.symbol_grade import SymbolGrade


class Verdict(StrEnum):
    """What a scan turned out to be."""

    RIGHT = "right"
    """A printed label of the job or batch that wasn't scanned before."""
    GRADED = "graded"
    """Not a code but a grade, for the label that was scanned just before, also a wrong one."""
    DUPLICATE = "duplicate"
    WRONG_JOB = "wrong_job"
    VOID = "void"
    SAMPLED = "sampled"
    SPOILED = "spoiled"
    NOT_PRINTED = "not_printed"
    FOREIGN = "foreign"
    """A code, but not one that was minted here."""
    UNREADABLE = "unreadable"
    BLOCKED = "blocked"
    """Not checked, because a mistake isn't cleared yet."""

    @property
    def word(self) -> Message:
        """The verdict in one or two words."""
        return _WORDS[self]

    @property
    def is_right(self) -> bool:
        """True if the label may stay."""
        return self in (Verdict.RIGHT, Verdict.GRADED)

    @property
    def is_mistake(self) -> bool:
        """True if somebody must look at the label."""
        return not self.is_right and self is not Verdict.BLOCKED


_WORDS = {
    Verdict.RIGHT: Message("Right"),
    Verdict.GRADED: Message("Graded"),
    Verdict.DUPLICATE: Message("Duplicate"),
    Verdict.WRONG_JOB: Message("Wrong job"),
    Verdict.VOID: Message("Void"),
    Verdict.SAMPLED: Message("Sample"),
    Verdict.SPOILED: Message("Spoiled"),
    Verdict.NOT_PRINTED: Message("Not printed"),
    Verdict.FOREIGN: Message("Foreign"),
    Verdict.UNREADABLE: Message("Unreadable"),
    Verdict.BLOCKED: Message("Blocked"),
}


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """The answer to one scan: a sentence about it, and one about what to do unless it is right.

    `scanned` is the text as it arrived, `token` the unit that it identifies, and `keyboard` says
    how the scanner's keyboard differs from the computer's, if it does.
    """

    verdict: Verdict
    scanned: str
    at: datetime
    text: Message
    remedy: Message | None = None
    token: Token | None = None
    grade: SymbolGrade | None = None
    keyboard: Message | None = None


def text_of_unit(
    verdict: Verdict, token: Token, reason: str = ""
) -> tuple[Message, Message | None]:
    """Return the sentences about a label of that unit, which is void for the `reason`."""
    unit, job = token.unit + 1, token.job.id
    match verdict:
        case Verdict.DUPLICATE:
            return (
                Message(
                    "The label of unit {unit:,} of job {job} was already verified.",
                    unit=unit,
                    job=job,
                ),
                Message("If this is a second label with the same serial, remove it."),
            )
        case Verdict.WRONG_JOB:
            return (
                Message(
                    "This is unit {unit:,} of job {job}: {product}, batch {batch}.",
                    unit=unit,
                    job=job,
                    product=token.job.product_name,
                    batch=token.job.batch,
                ),
                Message("Remove it; it doesn't belong here."),
            )
        case Verdict.VOID:
            void = void_sentence(token.job, token.unit, reason)
            return void, Message("Remove it, and destroy the label.")
        case Verdict.SAMPLED:
            return (
                Message(
                    "Unit {unit:,} of job {job} was taken out of the batch as a sample.",
                    unit=unit,
                    job=job,
                ),
                Message("Keep it separate from the batch."),
            )
        case Verdict.SPOILED:
            return (
                Message(
                    "The label of unit {unit:,} of job {job} is recorded as spoiled.",
                    unit=unit,
                    job=job,
                ),
                Message("Destroy the label, and reprint it if the unit needs one."),
            )
        case Verdict.NOT_PRINTED:
            return (
                Message(
                    "Unit {unit:,} of job {job} isn't recorded as printed.", unit=unit, job=job
                ),
                Message(
                    "If it was printed elsewhere, mark its pack as handed over, then scan it "
                    "again. Otherwise, remove it."
                ),
            )
        case _:
            return Message("Unit {unit:,} of job {job}.", unit=unit, job=job), None


def void_sentence(job: MintJob, unit: int, reason: str) -> Message:
    """Return the sentence that the unit, counted from 0, is void; the reason may be empty."""
    if not reason:
        return Message("Unit {unit:,} of job {job} is void.", unit=unit + 1, job=job.id)
    return Message(
        "Unit {unit:,} of job {job} is void ({reason}).", unit=unit + 1, job=job.id, reason=reason
    )
