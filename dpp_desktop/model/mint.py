"""Mint requests and the mint jobs that carry them out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dpp_desktop.model.message import Message
from dpp_desktop.model.unit_field import UnitField

MAX_QUANTITY = 1_000_000
"""Units per request."""


class JobStatus(StrEnum):
    """The state of a mint job.

    queued → minting → completed; paused and failed leave and re-enter minting; cancelled is final.
    """

    QUEUED = "queued"
    MINTING = "minting"
    COMPLETED = "completed"
    PAUSED = "paused"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def word(self) -> Message:
        """The status as a word in a sentence."""
        return _STATUS_WORDS[self]

    @property
    def is_final(self) -> bool:
        """True if nothing more can be minted for the job."""
        return self in (JobStatus.COMPLETED, JobStatus.CANCELLED)

    @property
    def is_idle(self) -> bool:
        """True if the job isn't minted unless the user resumes it."""
        return self not in (JobStatus.QUEUED, JobStatus.MINTING)


_STATUS_WORDS = {
    JobStatus.QUEUED: Message("queued"),
    JobStatus.MINTING: Message("minting"),
    JobStatus.COMPLETED: Message("completed"),
    JobStatus.PAUSED: Message("paused"),
    JobStatus.FAILED: Message("failed"),
    JobStatus.CANCELLED: Message("cancelled"),
}

WAITING = frozenset({JobStatus.QUEUED, JobStatus.MINTING})
"""States in which the next free runner mints the job."""
RESUMABLE = WAITING | {JobStatus.PAUSED, JobStatus.FAILED}
"""States in which the user can resume a job."""


@dataclass(frozen=True, slots=True)
class MintRequest:
    """A checked request, in the form in which requests with one order number are compared.

    `gtin` is the GTIN on the packaging, 14 digits; None if it wasn't given, which doesn't count as
    a difference. `batch_data` are the passport fields of the batch: a JSON object of values by JSON
    Pointer (RFC 6901), in the order of the pointers, as text; empty if there are none.
    """

    brand: str
    product: str
    batch: str
    quantity: int
    idempotency_key: str | None = None
    gtin: str | None = None
    batch_data: str = ""


@dataclass(frozen=True, slots=True)
class MintJob:
    """The stored record of a request, with a snapshot of the data it is minted from.

    `link_prefix` followed by a serial is the resolver URL of a token. `fence` counts the claims on
    the job. `runner` is the runner that claimed it last and hasn't released it. `unit_fields` are
    the fields of its passport that each unit fills in.
    """

    id: int
    idempotency_key: str | None
    brand_key: str
    product_sku: str
    product_name: str
    gtin: str | None
    batch: str
    quantity: int
    minted: int
    status: JobStatus
    error: Message | None
    link_prefix: str
    schema_digest: str
    passport_digest: str
    fence: int
    runner: str | None
    created_at: datetime
    finished_at: datetime | None
    batch_data: str = ""
    unit_fields: tuple[UnitField, ...] = ()

    @property
    def request(self) -> MintRequest:
        """The request of this job."""
        return MintRequest(
            brand=self.brand_key,
            product=self.product_sku,
            batch=self.batch,
            quantity=self.quantity,
            idempotency_key=self.idempotency_key,
            gtin=self.gtin,
            batch_data=self.batch_data,
        )


@dataclass(frozen=True, slots=True)
class Submission:
    """The job of a request; `existing` if its order number was submitted before."""

    job: MintJob
    existing: bool


@dataclass(frozen=True, slots=True)
class CycleRecord:
    """A cycle of a job: it minted `count` tokens, which were durable at `committed_at` (UTC)."""

    id: int
    job_id: int
    count: int
    committed_at: datetime
