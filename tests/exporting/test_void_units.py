"""Packs that are written leave out void units; packs that are finished stay as they are."""

import csv
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import update

from dpp_desktop.exporting import preview
from dpp_desktop.exporting.coverage import coverage_since
from dpp_desktop.exporting.disk_space import estimate_space
from dpp_desktop.exporting.folder_state import folder_state
from dpp_desktop.exporting.handover import hand_over
from dpp_desktop.exporting.listing import listed_exports
from dpp_desktop.exporting.overlaps import target_overlaps
from dpp_desktop.exporting.packs import pack_writer
from dpp_desktop.exporting.preview import preview_export
from dpp_desktop.exporting.progress import NullExportObserver
from dpp_desktop.exporting.record import export_record
from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import ExportResult, export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.exporting.single_pack import save_pack, save_pack_of
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import StorageDamaged, WrongState
from dpp_desktop.model.export import ExportStatus, Pack, PlannedPack
from dpp_desktop.model.job_coverage import JobCoverage, LabelCoverage
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.profiles.profile import Column, Profile
from dpp_desktop.store import exports, tables, tokens
from dpp_desktop.store.claims import Claim
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.export_observers import StopAfter
from tests.exporting.job_exports import export_job
from tests.exporting.small_packs import use_small_packs
from tests.exporting.void_units import void

_IMAGES = image_options("svg", 300, 0.5)


@pytest.fixture
def job(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> MintJob:
    """Return a completed job of 30 tokens; exports of it have three packs of ten."""
    use_small_packs(monkeypatch, 10)
    monkeypatch.setattr(preview, "MAX_PACK_ROWS", 10)
    return run_job(workspace, submit(workspace, parka(30)).job.id)


class _VoidBefore(NullExportObserver):
    """Voids units through a second connection just before a pack is begun."""

    def __init__(self, path: Path, job: MintJob, units: dict[int, str]) -> None:
        self._path = path
        self._job = job
        self._units = units

    def pack_begun(self, plan: PlannedPack, total: int) -> None:
        if plan.index in self._units:
            with Workspace.open(self._path) as other:
                void(other, self._job.id, self._units[plan.index])


def _serials(workspace: Workspace, job: MintJob, units: list[int]) -> list[str]:
    """The serials of these units, which count from 1."""
    with workspace.read() as transaction:
        all_of_job = tokens.serials_of(transaction, job.id, 0, job.quantity)
    return [all_of_job[unit - 1] for unit in units]


def _written(folder: Path, pack: Pack) -> list[str]:
    rows = csv.DictReader((folder / pack.file).read_text("utf-8").splitlines())
    return [row["serial"] for row in rows]


def _digests(folder: Path) -> dict[str, str]:
    files = folder.glob("*.csv")
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _manifest(folder: Path) -> dict[str, object]:
    document: dict[str, object] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return document


def _void_facts(folder: Path) -> list[tuple[object, object]]:
    """What each pack of the manifest leaves out, and its void rows."""
    packs = _manifest(folder)["packs"]
    assert isinstance(packs, list)
    return [(each.get("left_out"), (each.get("void") or {}).get("rows")) for each in packs]


def _left_out(job: MintJob, units: str) -> list[dict[str, object]]:
    return [{"job": job.id, "units": units}]


def test_a_new_export_leaves_out_void_units_and_says_so(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    void(workspace, job.id, "3-4,11,25")
    result = export_job(workspace, job.id, tmp_path)
    kept = [unit for unit in range(1, 31) if unit not in (3, 4, 11, 25)]
    written = [serial for pack in result.packs for serial in _written(tmp_path, pack)]
    assert written == _serials(workspace, job, kept)
    assert [pack.rows for pack in result.packs] == [8, 9, 9]
    assert (result.rows, result.left_out) == (26, 4)
    assert f"4 void units are left out: 3-4, 11, 25 of job {job.id}." in result.void_warnings
    assert _manifest(tmp_path)["rows"] == 26
    assert _void_facts(tmp_path) == [
        (_left_out(job, "3-4"), None),
        (_left_out(job, "11"), None),
        (_left_out(job, "25"), None),
    ]
    checked = verify(tmp_path, workspace=workspace)
    assert (checked.findings, checked.notes, checked.rows) == ((), (), 26)


def test_units_that_are_voided_between_packs_are_left_out_of_the_packs_that_follow(
    workspace: Workspace, workspace_path: Path, job: MintJob, tmp_path: Path
) -> None:
    units = {1: "9-10", 2: "2,12", 3: "14,22-23"}
    observer = _VoidBefore(workspace_path, job, units)
    result = export_job(workspace, job.id, tmp_path, observer)
    assert result.export.status is ExportStatus.COMPLETED
    assert _written(tmp_path, result.packs[0]) == _serials(workspace, job, [*range(1, 9)])
    assert _written(tmp_path, result.packs[1]) == _serials(workspace, job, [11, *range(13, 21)])
    assert _written(tmp_path, result.packs[2]) == _serials(workspace, job, [21, *range(24, 31)])
    # Unit 14 is the third row of pack 2, which leaves out unit 12.
    assert _void_facts(tmp_path) == [
        (_left_out(job, "9-10"), "2"),
        (_left_out(job, "12"), "3"),
        (_left_out(job, "22-23"), None),
    ]
    assert "Pack 2 contains a void unit, in row 3: don't use that row." in result.void_warnings
    checked = verify(tmp_path, workspace=workspace)
    assert checked.ok
    assert [(note.code, str(note.message)) for note in checked.notes] == [
        ("void", "row 2 is void: don't use it."),
        ("void", "row 3 is void: don't use it."),
    ]


def test_a_pack_that_is_created_again_has_the_same_bytes_whatever_was_voided(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    void(workspace, job.id, "3")
    first = export_job(workspace, job.id, tmp_path)
    before = _digests(tmp_path)
    void(workspace, job.id, "5-6,21")
    for pack in first.packs:
        (tmp_path / pack.file).unlink()
    again = export_job(workspace, job.id, tmp_path)
    assert _digests(tmp_path) == before
    assert [plan.index for plan in again.remade] == [1, 2, 3]
    assert again.packs == first.packs
    assert _void_facts(tmp_path) == [(_left_out(job, "3"), "4-5"), (None, None), (None, "1")]
    saved = save_pack_of(workspace, again.export.id, 1, tmp_path.parent / "one.csv")
    assert saved.pack == first.packs[0]
    assert any("in rows 4-5" in text for text in saved.warnings)


def test_a_manifest_from_before_units_were_voided_still_verifies(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, job.id, tmp_path)
    void(workspace, job.id, "1-2")
    checked = verify(tmp_path, workspace=workspace)
    assert checked.ok
    assert [note.message for note in checked.notes] == ["2 rows are void: don't use rows 1-2."]
    assert verify(tmp_path).notes == (), "the manifest is older"
    export_job(workspace, job.id, tmp_path)
    (note,) = verify(tmp_path).notes
    assert note.code == "void"


def test_a_manifest_that_lists_impossible_rows_is_a_finding(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, job.id, tmp_path)
    for rows in ("9-3", "11"):
        manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
        manifest["packs"][0]["void"] = {"rows": rows, "units": _left_out(job, "1")}
        (tmp_path / "manifest.json").write_text(json.dumps(manifest))
        checked = verify(tmp_path)
        assert "void_rows" in [finding.code for finding in checked.findings]
        assert checked.notes == ()


def test_units_of_an_unfinished_export_may_be_voided_before_it_continues(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, job.id, tmp_path, StopAfter(1))
    assert stopped.stopped
    void(workspace, job.id, "2,12")
    state = folder_state(workspace, Request(WholeJob(job.id), tmp_path))
    assert [plan.rows for plan in state.report.planned] == [10, 9, 10]
    assert [str(plan.void_rows) for plan in state.report.planned] == ["2", "", ""]
    assert (state.report.rows, state.report.left_out, state.report.count) == (29, 1, 30)
    result = export_job(workspace, job.id, tmp_path)
    assert [pack.rows for pack in result.packs] == [10, 9, 10]
    assert verify(tmp_path, workspace=workspace).ok


def _export_killed_before_the_record(workspace: Workspace, request: Request, index: int) -> None:
    """Export until a pack is written, and end where a kill would end it before its record."""
    add_packs = exports.add_packs

    def killed(transaction: Transaction, held: Claim, packs: Sequence[Pack]) -> bool:
        if any(pack.index == index for pack in packs):
            raise KeyboardInterrupt
        return add_packs(transaction, held, packs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exports, "add_packs", killed)
        with pytest.raises(KeyboardInterrupt):
            export_tokens(workspace, request)


@pytest.mark.parametrize("left_out", ["", "13"])
def test_a_pack_that_a_killed_run_wrote_counts_as_finished(
    workspace: Workspace,
    job: MintJob,
    tmp_path: Path,
    left_out: str,
) -> None:
    if left_out:
        void(workspace, job.id, left_out)
    _export_killed_before_the_record(workspace, Request(WholeJob(job.id), tmp_path), 2)
    before = _digests(tmp_path)
    assert len(before) == 2
    void(workspace, job.id, "15")
    result = export_job(workspace, job.id, tmp_path)
    assert result.export.status is ExportStatus.COMPLETED
    assert before.items() <= _digests(tmp_path).items()
    rows = "4" if left_out else "5"
    assert _void_facts(tmp_path)[1] == (_left_out(job, left_out) if left_out else None, rows)
    assert verify(tmp_path, workspace=workspace).ok


def test_images_without_their_pack_are_replaced(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    request = Request(WholeJob(job.id), tmp_path, ProfileOverrides(images=_IMAGES))
    _export_killed_before_the_record(workspace, request, 1)
    (pack,) = tmp_path.glob("*.csv")
    pack.unlink()
    void(workspace, job.id, "4")
    result = export_tokens(workspace, request)
    assert result.export.status is ExportStatus.COMPLETED
    images = result.packs[0].images
    assert images is not None
    assert images.count == 9
    assert verify(tmp_path, workspace=workspace).ok
    assert len(list((tmp_path / images.folder).glob("*.svg"))) == 9


def test_images_without_their_pack_are_replaced_after_another_kill(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    request = Request(WholeJob(job.id), tmp_path, ProfileOverrides(images=_IMAGES))
    _export_killed_before_the_record(workspace, request, 1)
    (pack,) = tmp_path.glob("*.csv")
    pack.unlink()
    void(workspace, job.id, "4")

    def killed(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pack_writer, "write_images", killed)
        with pytest.raises(KeyboardInterrupt):
            export_tokens(workspace, request)
    result = export_tokens(workspace, request)
    assert result.export.status is ExportStatus.COMPLETED
    assert verify(tmp_path, workspace=workspace).ok


@pytest.mark.logs_warnings
def test_a_foreign_file_in_the_place_of_a_pack_is_still_kept(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    stopped = export_job(workspace, job.id, tmp_path, StopAfter(1))
    foreign = tmp_path / stopped.planned[1].file
    foreign.write_text("mine")
    void(workspace, job.id, "15")
    assert export_job(workspace, job.id, tmp_path).export.status is ExportStatus.FAILED
    assert foreign.read_text() == "mine"
    result = export_job(workspace, job.id, tmp_path, replace=[2])
    assert (result.export.status, result.packs[1].rows) == (ExportStatus.COMPLETED, 9)


@pytest.mark.parametrize(
    "overrides",
    [
        ProfileOverrides(saved=Profile("mine", (Column("unit", "unit"),), header=False)),
        ProfileOverrides(images=_IMAGES),
    ],
)
def test_a_pack_of_void_units_has_no_rows_and_keeps_its_number(
    workspace: Workspace, job: MintJob, tmp_path: Path, overrides: ProfileOverrides
) -> None:
    void(workspace, job.id, "11-20")
    result = export_tokens(workspace, Request(WholeJob(job.id), tmp_path, overrides))
    assert [pack.rows for pack in result.packs] == [10, 0, 10]
    header = b"" if overrides.saved else b"gtin,batch,serial,url,qr_file\r\n"
    assert (tmp_path / result.packs[1].file).read_bytes() == header
    assert "Pack 2 has no rows, because all of its units are void." in result.void_warnings
    assert verify(tmp_path, workspace=workspace).ok
    (tmp_path / result.packs[1].file).unlink()
    assert verify(tmp_path).missing_packs == {2}
    again = export_tokens(workspace, Request(WholeJob(job.id), tmp_path, overrides))
    assert again.packs == result.packs


def test_nothing_is_exported_if_all_units_are_void(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    void(workspace, job.id, "1-30")
    target = UnitRange(job.id, 1, 5)
    folder = tmp_path / "packs"
    for attempt in (
        lambda: export_tokens(workspace, Request(target, folder)),
        lambda: preview_export(workspace, target),
        lambda: save_pack(workspace, target, 1, tmp_path / "one.csv"),
        lambda: estimate_space(workspace, Request(target, folder)),
    ):
        with pytest.raises(WrongState, match=f"All selected tokens of job {job.id} are void"):
            attempt()
    with pytest.raises(WrongState, match="All tokens of batch LOT-7 are void"):
        preview_export(workspace, WholeBatch("nordlicht", "PARKA-01", "LOT-7"))
    assert list(tmp_path.iterdir()) == []
    assert listed_exports(workspace).found == []


def test_rows_keep_their_unit_numbers(workspace: Workspace, job: MintJob, tmp_path: Path) -> None:
    void(workspace, job.id, "8,10-12,30")
    overrides = ProfileOverrides(columns=(Column("unit", "unit"), Column("serial", "serial")))
    target = UnitRange(job.id, 6, 30)
    result = export_tokens(workspace, Request(target, tmp_path, overrides))
    rows = [
        row
        for pack in result.packs
        for row in csv.DictReader((tmp_path / pack.file).read_text("utf-8").splitlines())
    ]
    kept = [6, 7, 9, *range(13, 30)]
    assert [int(row["unit"]) for row in rows] == kept
    assert [row["serial"] for row in rows] == _serials(workspace, job, kept)


def test_an_export_of_a_batch_leaves_out_void_units_of_each_job(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    other = run_job(workspace, submit(workspace, parka(15)).job.id)
    void(workspace, job.id, "28-30")
    void(workspace, other.id, "1,10")
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    result = export_tokens(workspace, Request(batch, tmp_path))
    written = [serial for pack in result.packs for serial in _written(tmp_path, pack)]
    expected = _serials(workspace, job, [*range(1, 28)])
    expected += _serials(workspace, other, [*range(2, 10), *range(11, 16)])
    assert written == expected
    named = f"28-30 of job {job.id}; 1, 10 of job {other.id}"
    assert f"5 void units are left out: {named}." in result.void_warnings
    void(workspace, other.id, "7")
    export_tokens(workspace, Request(batch, tmp_path))
    # Pack 4 covers units 1 to 10 of the other job and leaves out two of them.
    assert [rows for _, rows in _void_facts(tmp_path)] == [None, None, None, "6", None]


def test_preview_size_and_single_pack_leave_out_void_units(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    target, folder = WholeJob(job.id), tmp_path / "packs"
    before = _needed(workspace, target, folder)
    void(workspace, job.id, "1,3-9,11")
    preview = preview_export(workspace, target, rows=3)
    serials = [row[2] for row in preview.rows]
    assert serials == _serials(workspace, job, [2, 10, 12])
    assert (preview.total, preview.left_out) == (21, 9)
    assert f"9 void units are left out: 1, 3-9, 11 of job {job.id}." in preview.warnings
    of_second = preview_export(workspace, target, rows=1, packs=[2])
    assert (of_second.total, of_second.left_out) == (9, 1)
    export_job(workspace, job.id, folder)
    row = len(_first_row(folder))
    assert before - _needed(workspace, target, tmp_path / "other") == 9 * row
    saved = save_pack(workspace, target, 1, tmp_path / "one.csv")
    # A single pack is as large as all packs of a new export usually are.
    assert (saved.pack.rows, len(saved.warnings)) == (21, 1)


def _first_row(folder: Path) -> bytes:
    return min(folder.glob("*.csv")).read_bytes().split(b"\r\n")[1] + b"\r\n"


def _needed(workspace: Workspace, target: WholeJob, folder: Path) -> int:
    """The bytes that the export of the target needs."""
    return estimate_space(workspace, Request(target, folder)).needed()


def test_lists_and_coverage_count_void_units(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    void(workspace, job.id, "2")
    export = export_job(workspace, job.id, tmp_path / "first", StopAfter(2)).export
    assert coverage_since(workspace, None)[1] == {
        job.id: JobCoverage(19, 0, 1, LabelCoverage(0, exempt=1))
    }
    state, _ = coverage_since(workspace, None)
    void(workspace, job.id, "5,15,25-26")
    state, coverage = coverage_since(workspace, state)
    assert coverage == {job.id: JobCoverage(19, 0, 3, LabelCoverage(0, exempt=5))}
    hand_over(workspace, export.id, [1], "Ada")
    labels = LabelCoverage(9, exempt=4)
    assert coverage_since(workspace, state)[1] == {job.id: JobCoverage(19, 9, 3, labels)}
    (listed,) = listed_exports(workspace).found
    assert (listed.rows, listed.left_out, listed.void) == (27, 3, 2)
    record = export_record(workspace, export.id)
    assert record.rows == 27
    assert [str(plan.void_rows) for plan in record.planned] == ["4", "5", ""]
    # Another export of the same units has what this one left out as little as what is void now.
    export_job(workspace, job.id, tmp_path / "again")
    assert coverage_since(workspace, None)[1] == {job.id: JobCoverage(27, 9, 3, labels)}


def test_void_units_dont_overlap(workspace: Workspace, job: MintJob, tmp_path: Path) -> None:
    export_tokens(workspace, Request(UnitRange(job.id, 1, 20), tmp_path / "one"))
    void(workspace, job.id, "5,18-22")
    overlaps = target_overlaps(workspace, WholeJob(job.id))
    assert overlaps is not None
    assert (overlaps.count, overlaps.total) == (16, 24)
    assert [overlap.count for overlap in overlaps.exports] == [16]
    assert target_overlaps(workspace, UnitRange(job.id, 18, 30)) is None


def test_damaged_records_of_left_out_units_are_reported(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    void(workspace, job.id, "2")
    made: ExportResult = export_job(workspace, job.id, tmp_path)
    with workspace.write() as transaction:
        transaction.execute(update(tables.left_out_units).values(units=b"?"))
    with pytest.raises(StorageDamaged, match="left_out_units"):
        export_record(workspace, made.export.id)
