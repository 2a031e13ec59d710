"""An export of a batch or a range keeps the tokens that existed when it was created."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import (
    ExportTarget,
    Piece,
    Selection,
    UnitRange,
    WholeBatch,
    WholeJob,
)
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput, NotFound, WrongState
from dpp_desktop.model.export import ExportScope, ExportStatus
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides
from dpp_desktop.profiles.profile import Column
from dpp_desktop.store import tokens
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job
from tests.exporting.rfc4180 import read_rows
from tests.model.examples import a_job

BATCH = WholeBatch("nordlicht", "PARKA-01", "LOT-7")


def _mint(workspace: Workspace, quantity: int, batch: str = "LOT-7") -> MintJob:
    return run_job(workspace, submit(workspace, parka(quantity, batch)).job.id)


def _cancelled(workspace: Workspace, quantity: int, minted: int) -> MintJob:
    """Return a job that was cancelled after the given number of tokens."""

    class CancelAtOnce(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            cancel(workspace, job.id)

    job = submit(workspace, parka(quantity)).job
    return run_job(workspace, job.id, CancelAtOnce(), cycle_tokens=minted)


def _serials(folder: Path) -> list[str]:
    return [
        row[2]
        for pack in sorted(folder.glob("*.csv"))
        for row in read_rows(pack.read_bytes().decode("utf-8"))[1:]
    ]


def _minted(workspace: Workspace, *ids: int) -> list[str]:
    with workspace.read() as transaction:
        return [
            serial
            for job_id in ids
            for serial in tokens.serials_of(transaction, job_id, 0, 1_000_000)
        ]


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(0, 60), st.integers(0, 60))
def test_rows_are_cut_from_the_segments(counts: list[int], first: int, rows: int) -> None:
    pieces = tuple(Piece(a_job(id=place), 100 * place, count) for place, count in enumerate(counts))

    def units(some: tuple[Piece, ...]) -> list[tuple[int, int]]:
        return [
            (piece.job.id, unit)
            for piece in some
            for unit in range(piece.first_unit, piece.first_unit + piece.count)
        ]

    cut = Selection(ExportScope.BATCH, pieces).rows(first, rows)
    assert units(cut) == units(pieces)[first : first + rows]
    assert all(piece.count for piece in cut)


def test_a_batch_contains_all_tokens_of_its_jobs(workspace: Workspace, tmp_path: Path) -> None:
    first = _mint(workspace, 12_000)
    _mint(workspace, 50, batch="LOT-8")
    part = _cancelled(workspace, 300, 100)
    third = _mint(workspace, 9_000)
    result = export_tokens(workspace, Request(BATCH, tmp_path))
    assert [pack.rows for pack in result.packs] == [10_000, 10_000, 1_100]
    assert _serials(tmp_path) == _minted(workspace, first.id, part.id, third.id)
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert [job["id"] for job in manifest["jobs"]] == [first.id, part.id, third.id]
    assert manifest["selection"]["segments"][1] == {"job": part.id, "first_unit": 1, "count": 100}
    assert verify(tmp_path).ok


def test_an_export_of_a_batch_continues_unchanged_after_the_batch_grows(
    workspace: Workspace, tmp_path: Path
) -> None:
    _mint(workspace, 15_000)
    stopped = export_tokens(workspace, Request(BATCH, tmp_path / "a"), StopAfter(1))
    export_tokens(workspace, Request(BATCH, tmp_path / "b"))
    _mint(workspace, 10)
    submit(workspace, parka(10))
    done = export_tokens(workspace, Request(BATCH, tmp_path / "a"))
    assert (done.export.id, done.export.status) == (stopped.export.id, ExportStatus.COMPLETED)
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")
    assert done.export.count == 15_000
    with pytest.raises(WrongState, match="is queued"):
        export_tokens(workspace, Request(BATCH, tmp_path / "c"))
    assert not (tmp_path / "c").exists()


def test_a_range_exports_exactly_its_units(workspace: Workspace, tmp_path: Path) -> None:
    job = _cancelled(workspace, 300, 100)
    result = export_tokens(workspace, Request(UnitRange(job.id, 10, 19), tmp_path))
    assert _serials(tmp_path) == _minted(workspace, job.id)[9:19]
    assert [pack.file for pack in result.packs] == [
        f"parka-01_job-{job.id}_units-10-19_pack-001-of-001.csv"
    ]
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert manifest["selection"] == {
        "scope": "units",
        "segments": [{"job": job.id, "first_unit": 10, "count": 10}],
    }


@pytest.mark.parametrize(("first", "last"), [(0, 5), (1, 26), (26, 26)])
def test_nonexistent_units_are_rejected(
    workspace: Workspace, tmp_path: Path, first: int, last: int
) -> None:
    job = _mint(workspace, 25)
    with pytest.raises(InvalidInput, match="units 1 to 25"):
        export_tokens(workspace, Request(UnitRange(job.id, first, last), tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_unknown_and_empty_batches_are_rejected(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="LOT-7"):
        export_tokens(workspace, Request(BATCH, tmp_path / "new"))
    cancel(workspace, submit(workspace, parka(5)).job.id)
    with pytest.raises(WrongState, match="no tokens"):
        export_tokens(workspace, Request(BATCH, tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_a_folder_is_reserved_for_its_export(workspace: Workspace, tmp_path: Path) -> None:
    job = _mint(workspace, 25)
    every: list[ExportTarget] = [
        WholeJob(job.id),
        BATCH,
        UnitRange(job.id, 1, 25),
        UnitRange(job.id, 1, 24),
    ]
    for number, wanted in enumerate(every):
        folder = tmp_path / str(number)
        made = export_tokens(workspace, Request(wanted, folder)).export
        assert export_tokens(workspace, Request(wanted, folder)).export.id == made.id
        for other in every:
            if other != wanted:
                with pytest.raises(InvalidInput, match="contains export"):
                    export_tokens(workspace, Request(other, folder))


def test_an_export_keeps_its_profile(workspace: Workspace, tmp_path: Path) -> None:
    job = _mint(workspace, 12_000)
    overrides = ProfileOverrides(
        "semicolon", (Column("unit", "No"), Column("url", "Link")), copies=2
    )
    first = Request(WholeJob(job.id), tmp_path / "a", overrides)
    export_tokens(workspace, first, StopAfter(1))
    export_job(workspace, job.id, tmp_path / "a")
    export_tokens(workspace, Request(WholeJob(job.id), tmp_path / "b", overrides))
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b")
    lines = (tmp_path / "a" / sorted(_bytes(tmp_path / "a"))[1]).read_text("utf-8").splitlines()
    assert lines[0] == "No;Link;copies"
    assert (lines[1][:6], lines[-1][:6], lines[-1][-2:]) == ("10001;", "12000;", ";2")
    manifest = json.loads((tmp_path / "a" / "manifest.json").read_text("utf-8"))
    assert (manifest["csv"]["delimiter"], manifest["profile"]["name"]) == (";", "semicolon")
    assert verify(tmp_path / "a").ok
    with pytest.raises(InvalidInput, match="with a different profile"):
        export_tokens(
            workspace, Request(WholeJob(job.id), tmp_path / "a", ProfileOverrides("label"))
        )


def test_a_spreadsheet_export_is_labelled_in_the_manifest(
    workspace: Workspace, tmp_path: Path
) -> None:
    job = _mint(workspace, 25)
    overrides = ProfileOverrides("spreadsheet")
    export_tokens(workspace, Request(WholeJob(job.id), tmp_path, overrides))
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert "not the exact data" in manifest["csv"]["spreadsheet_safe"]
    assert verify(tmp_path).ok


def test_a_recreated_pack_is_reported_and_has_the_same_bytes(
    workspace: Workspace, tmp_path: Path
) -> None:
    job = _mint(workspace, 25)
    export_job(workspace, job.id, tmp_path)
    before = _bytes(tmp_path)
    (pack,) = tmp_path.glob("*.csv")
    pack.unlink()
    again = export_job(workspace, job.id, tmp_path)
    assert [plan.index for plan in again.remade] == [1]
    assert _bytes(tmp_path) == before
    assert export_job(workspace, job.id, tmp_path).remade == ()
