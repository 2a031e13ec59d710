"""Creates a realistic workspace with jobs in every state."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.minting.control import cancel, pause
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.retry import RetryPolicy
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import read_product_file
from dpp_desktop.products.product_import import import_products
from dpp_desktop.samples import load_samples
from dpp_desktop.store.workspace import Workspace

BIG_ORDERS = ("PO-4500871224", "PO-4500871227")
SMALL_ORDER, SAME_BATCH = "PO-4500871216", "PO-4500871217"
"""The order numbers of the jobs whose tokens and packs are shown."""

PAST = (
    (("PO-4500871231", 210_000), ("PO-4500871232", 160_000)),
    (("PO-4500871233", 95_000), ("PO-4500871234", 120_000)),
)
"""Lanes of jobs that a line mints first, by order number and rate."""
NOW = ((("PO-4500871250", 45_000),), (("PO-4500871251", 85_000),))
"""Lanes of jobs that are being minted while the dashboard is shown."""

_PAUSE_SECONDS = 0.012

_FOLDER = Path(__file__).parent
_DONE = (
    MintForm("atelier", "SCARF-01", "MAREE-2026", 200, "AL-0311"),
    MintForm("velta", "VB-500", "VB2647A", 48_000, "PO-4500871209"),
    MintForm("nordlicht", "FLEECE-02", "FW26-0871", 120_000, SMALL_ORDER),
    MintForm("nordlicht", "FLEECE-02", "FW26-0871", 8_000, SAME_BATCH),
    MintForm("nordlicht", "PARKA-01", "FW26-0874", 1_000_000, BIG_ORDERS[0]),
    MintForm("nordlicht", "FLEECE-02", "FW26-0877", 1_000_000, BIG_ORDERS[1]),
)
_MINTED_DURING_TOUR = (
    MintForm("velta", "VB-625", "VB2648C", 900_000, "PO-4500871231"),
    MintForm("nordlicht", "FLEECE-02", "FW26-0880", 650_000, "PO-4500871232"),
    MintForm("velta", "VS-280", "VS2648A", 320_000, "PO-4500871233"),
    MintForm("nordlicht", "TREK-03", "SS27-0019", 980_000, "PO-4500871234"),
)
_RECENT = (
    MintForm("atelier", "BAG-03", "ANSE-4", 120, "AL-0312"),
    MintForm("velta", "VS-280", "VS2647C", 25_000, "PO-4500871238"),
)
_CANCELLED = MintForm("velta", "VB-625", "VB2647B", 90_000, "PO-4500871240")
_FAILED = MintForm("nordlicht", "SHELL-07", "SS27-0012", 250_000, "PO-4500871243")
_PAUSED = MintForm("nordlicht", "BASE-11", "SS27-0015", 160_000, "PO-4500871247")
_QUEUED = (
    MintForm("nordlicht", "TREK-03", "SS27-0018", 75_000, "PO-4500871249"),
    MintForm("velta", "VB-500", "VB2648D", 600_000, "PO-4500871250"),
    MintForm("nordlicht", "PARKA-01", "FW26-0885", 1_000_000, "PO-4500871251"),
)


@dataclass(frozen=True, slots=True)
class _ActAt(NullMintObserver):
    """Calls `act` once that number of tokens is minted."""

    minted: int
    act: Callable[[Workspace, int], object]
    workspace: Workspace

    def progressed(self, job: MintJob) -> None:
        if job.minted == self.minted:
            self.act(self.workspace, job.id)


class _Slowed(NullMintObserver):
    """Slows minting down, so that these jobs don't dominate the chart."""

    def progressed(self, job: MintJob) -> None:
        time.sleep(_PAUSE_SECONDS)


def make_empty(path: Path) -> None:
    """Create a workspace with all brands and products but without jobs."""
    with Workspace.open(path) as workspace:
        import_brands(workspace)


def make_bare(path: Path) -> None:
    """Create an empty workspace."""
    Workspace.open(path).close()


def make_factory(path: Path) -> None:
    """Create a workspace with jobs in all states except minting, which `Line` adds."""
    with Workspace.open(path) as workspace:
        import_brands(workspace)
        for form in _DONE:
            run_job(workspace, _submitted(workspace, form), _Slowed())
        for form in _MINTED_DURING_TOUR:
            submit(workspace, form)
        for form in _RECENT:
            run_job(workspace, _submitted(workspace, form))
        _run_until(workspace, _CANCELLED, 30_000, cancel)
        _run_until_disk_is_full(workspace, _FAILED)
        _run_until(workspace, _PAUSED, 70_000, pause)
        for form in _QUEUED:
            submit(workspace, form)


def _submitted(workspace: Workspace, form: MintForm) -> int:
    return submit(workspace, form).job.id


def import_brands(workspace: Workspace) -> None:
    """Import the sample brands with their products, and more products."""
    load_samples(workspace)
    with workspace.read() as transaction:
        pointer = require_brand(transaction, "nordlicht").gtin_pointer
    records = read_product_file(_FOLDER / "nordlicht.products.json", pointer)
    import_products(workspace, "nordlicht", records)


def _run_until(
    workspace: Workspace, form: MintForm, minted: int, act: Callable[[Workspace, int], object]
) -> None:
    job_id = _submitted(workspace, form)
    run_job(workspace, job_id, _ActAt(minted, act, workspace))


def _run_until_disk_is_full(workspace: Workspace, form: MintForm) -> None:
    """Limit the size of the database, so that the job fails after some tokens."""
    job_id = _submitted(workspace, form)
    with workspace.write() as transaction:
        pages = transaction.exec_driver_sql("PRAGMA page_count").scalar_one()
        transaction.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1_000}")
    run_job(workspace, job_id, policy=RetryPolicy(()))
    with workspace.write() as transaction:
        transaction.exec_driver_sql("PRAGMA max_page_count = 1000000000")
