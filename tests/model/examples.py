"""Jobs, tokens and exports for tests, as the store returns them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS
from dpp_desktop.model.export import Export, ExportStatus
from dpp_desktop.model.mint import JobStatus, MintJob

_MOMENT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)

_JOB = MintJob(
    id=7,
    idempotency_key="order 4711",
    brand_key="nordlicht",
    product_sku="PARKA-01",
    product_name="Fjell winter parka",
    gtin="09506000134352",
    batch="LOT-7",
    quantity=25_000,
    minted=25_000,
    status=JobStatus.COMPLETED,
    error=None,
    link_prefix="https://id.nordlicht.example/01/09506000134352/21/",
    schema_digest="0" * 64,
    passport_digest="1" * 64,
    fence=1,
    runner=None,
    created_at=_MOMENT,
    finished_at=_MOMENT,
)

_EXPORT = Export(
    id=3,
    uid="5f0c",
    job_id=7,
    directory=Path("packs"),
    count=25_000,
    pack_rows=MAX_PACK_ROWS,
    status=ExportStatus.EXPORTING,
    error=None,
    fence=1,
    runner=None,
    created_at=_MOMENT,
    finished_at=None,
)


def a_job(**changes: Any) -> MintJob:
    """Return a completed job of the sample parka with the changes."""
    return replace(_JOB, **changes)


def an_export(**changes: Any) -> Export:
    """Return a running export of that job with the changes."""
    return replace(_EXPORT, **changes)
