"""Mint requests and the mint jobs that carry them out."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MAX_QUANTITY = 1_000_000
"""Units per request."""


class JobStatus(StrEnum):
    """Where a mint job stands.

    queued → minting → completed; paused and failed leave and re-enter minting; cancelled is final.
    """

    QUEUED = "queued"
    MINTING = "minting"
    COMPLETED = "completed"
    PAUSED = "paused"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        """True where nothing can be minted for the job any more."""
        return self in (JobStatus.COMPLETED, JobStatus.CANCELLED)

    @property
    def at_rest(self) -> bool:
        """True where nobody is going to mint for the job unless the user says so."""
        return self not in (JobStatus.QUEUED, JobStatus.MINTING)


WAITING = frozenset({JobStatus.QUEUED, JobStatus.MINTING})
"""States in which a job is to be minted by whoever comes first."""
RESUMABLE = WAITING | {JobStatus.PAUSED, JobStatus.FAILED}
"""States from which the user may have a job minted on."""


@dataclass(frozen=True, slots=True)
class MintRequest:
    """What the user asks for, in the form in which it is compared under one idempotency key.

    `gtin` is the one read off the packaging, 14 digits; None if it wasn't given, which is no
    difference. `batch_data` are the passport fields of the batch: a JSON object of values by JSON
    Pointer (RFC 6901), in the order of these, as text; empty if none was given.
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
    """The durable record of a request, with a snapshot of what it is minted from.

    `link_prefix` followed by a serial is that token's resolver URL; `fence` counts the claims made
    on the job; `runner` names the process that claimed it last and hasn't let go.
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
    error: str | None
    link_prefix: str
    schema_digest: str
    passport_digest: str
    fence: int
    runner: str | None
    created_at: datetime
    finished_at: datetime | None
    batch_data: str = ""

    @property
    def request(self) -> MintRequest:
        """The request this job carries out."""
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
    """The job that a request has; `existing` when its idempotency key was submitted before."""

    job: MintJob
    existing: bool


@dataclass(frozen=True, slots=True)
class CycleRecord:
    """A cycle of a job: it minted `count` tokens, which were durable at `committed_at` (UTC)."""

    id: int
    job_id: int
    count: int
    committed_at: datetime
