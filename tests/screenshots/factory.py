"""The workspace of a factory in the middle of its day: jobs in every state, each reached really."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dpp_desktop.brands.brand_import import require_brand
from dpp_desktop.minting.control import cancel, pause
from dpp_desktop.minting.progress import Unwatched
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
"""Lanes of jobs for a line to mint, by order number and rate: what was minted a while ago."""
NOW = ((("PO-4500871250", 45_000),), (("PO-4500871251", 85_000),))
"""What is minted just now."""

_REST_SECONDS = 0.012

_HERE = Path(__file__).parent
_DONE = (
    MintForm("atelier", "SCARF-01", "MAREE-2026", 200, "AL-0311"),
    MintForm("velta", "VB-500", "VB2647A", 48_000, "PO-4500871209"),
    MintForm("nordlicht", "FLEECE-02", "FW26-0871", 120_000, SMALL_ORDER),
    MintForm("nordlicht", "FLEECE-02", "FW26-0871", 8_000, SAME_BATCH),
    MintForm("nordlicht", "PARKA-01", "FW26-0874", 1_000_000, BIG_ORDERS[0]),
    MintForm("nordlicht", "FLEECE-02", "FW26-0877", 1_000_000, BIG_ORDERS[1]),
)
_WHILE_PICTURES_ARE_TAKEN = (
    MintForm("velta", "VB-625", "VB2648C", 900_000, "PO-4500871231"),
    MintForm("nordlicht", "FLEECE-02", "FW26-0880", 650_000, "PO-4500871232"),
    MintForm("velta", "VS-280", "VS2648A", 320_000, "PO-4500871233"),
    MintForm("nordlicht", "TREK-03", "SS27-0019", 980_000, "PO-4500871234"),
)
_BEFORE_LONG = (
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
class _At(Unwatched):
    """Does something once so many tokens are minted."""

    minted: int
    act: Callable[[Workspace, int], object]
    workspace: Workspace

    def progressed(self, job: MintJob) -> None:
        if job.minted == self.minted:
            self.act(self.workspace, job.id)


class _Slowed(Unwatched):
    """Else these jobs would be a needle in the chart, beside which all the rest is small."""

    def progressed(self, job: MintJob) -> None:
        time.sleep(_REST_SECONDS)


def make_empty(path: Path) -> None:
    """Makes a workspace with all brands and products, and nothing minted."""
    with Workspace.open(path) as workspace:
        _bring_in(workspace)


def make_bare(path: Path) -> None:
    """Makes a workspace with nothing in it."""
    Workspace.open(path).close()


def make_factory(path: Path) -> None:
    """Makes a workspace with jobs in all states but minting: that is for a line to do."""
    with Workspace.open(path) as workspace:
        _bring_in(workspace)
        for form in _DONE:
            run_job(workspace, _submitted(workspace, form), _Slowed())
        for form in _WHILE_PICTURES_ARE_TAKEN:
            submit(workspace, form)
        for form in _BEFORE_LONG:
            run_job(workspace, _submitted(workspace, form))
        _run_until(workspace, _CANCELLED, 30_000, cancel)
        _run_out_of_room(workspace, _FAILED)
        _run_until(workspace, _PAUSED, 70_000, pause)
        for form in _QUEUED:
            submit(workspace, form)


def _submitted(workspace: Workspace, form: MintForm) -> int:
    return submit(workspace, form).job.id


def _bring_in(workspace: Workspace) -> None:
    load_samples(workspace)
    with workspace.read() as transaction:
        pointer = require_brand(transaction, "nordlicht").gtin_pointer
    records = read_product_file(_HERE / "nordlicht.products.json", pointer)
    import_products(workspace, "nordlicht", records)


def _run_until(
    workspace: Workspace, form: MintForm, minted: int, act: Callable[[Workspace, int], object]
) -> None:
    job_id = _submitted(workspace, form)
    run_job(workspace, job_id, _At(minted, act, workspace))


def _run_out_of_room(workspace: Workspace, form: MintForm) -> None:
    """The database may grow by no more than some tokens take."""
    job_id = _submitted(workspace, form)
    with workspace.write() as transaction:
        pages = transaction.exec_driver_sql("PRAGMA page_count").scalar_one()
        transaction.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1_000}")
    run_job(workspace, job_id, policy=RetryPolicy(()))
    with workspace.write() as transaction:
        transaction.exec_driver_sql("PRAGMA max_page_count = 1000000000")
