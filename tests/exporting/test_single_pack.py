"""A single pack can be saved as a file with the same bytes as in an export."""

from pathlib import Path

import pytest

from dpp_desktop.exporting.resolve import Request
from dpp_desktop.exporting.run import export_tokens
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob, exports_of
from dpp_desktop.exporting.single_pack import save_pack, save_pack_of
from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput, NotFound, PathUnusable, WrongState
from dpp_desktop.model.mint import MintJob
from dpp_desktop.profiles.overrides import ProfileOverrides, image_options
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.exporting.job_exports import export_job


@pytest.mark.parametrize("index", [1, 3])
def test_a_saved_pack_has_the_bytes_of_the_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, index: int
) -> None:
    saved = save_pack(workspace, WholeJob(minted_job.id), index, tmp_path / "labels.CSV").pack
    exported = export_job(workspace, minted_job.id, tmp_path / "packs").packs[index - 1]
    assert saved == exported
    expected = (tmp_path / "packs" / exported.file).read_bytes()
    assert (tmp_path / "labels.CSV").read_bytes() == expected


def test_saving_a_pack_records_nothing_and_leaves_no_other_file(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    save_pack(workspace, WholeJob(minted_job.id), 1, tmp_path / "labels.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["labels.csv"]
    with workspace.read() as transaction:
        assert exports_of(transaction, WholeJob(minted_job.id)) == []


def test_an_existing_file_is_replaced(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    file = tmp_path / "labels.csv"
    first = save_pack(workspace, WholeJob(minted_job.id), 1, file).pack
    third = save_pack(workspace, WholeJob(minted_job.id), 3, file).pack
    assert file.stat().st_size == third.size < first.size


@pytest.mark.parametrize("index", [-1, 0, 4])
def test_an_unplanned_pack_is_rejected(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, index: int
) -> None:
    with pytest.raises(InvalidInput, match=f"no pack {index}; the packs are numbered 1 to 3"):
        save_pack(workspace, WholeJob(minted_job.id), index, tmp_path / "labels.csv")
    assert not list(tmp_path.iterdir())


def test_only_packs_of_ended_jobs_are_saved(workspace: Workspace, tmp_path: Path) -> None:
    job = submit(workspace, parka(25)).job
    with pytest.raises(WrongState, match="is queued"):
        save_pack(workspace, WholeJob(job.id), 1, tmp_path / "labels.csv")
    cancel(workspace, job.id)
    with pytest.raises(WrongState, match="no tokens"):
        save_pack(workspace, WholeJob(job.id), 1, tmp_path / "labels.csv")
    with pytest.raises(NotFound):
        save_pack(workspace, WholeJob(99), 1, tmp_path / "labels.csv")


def test_a_file_that_is_not_csv_is_not_replaced(workspace: Workspace, minted_job: MintJob) -> None:
    before = workspace.database.stat()
    with pytest.raises(InvalidInput, match="doesn't end in"):
        save_pack(workspace, WholeJob(minted_job.id), 1, workspace.database)
    after = workspace.database.stat()
    assert (after.st_ino, after.st_size) == (before.st_ino, before.st_size)


def test_unusable_file_paths_are_named(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "folder.csv").mkdir()
    for file in (tmp_path / "folder.csv", tmp_path / f"{'x' * 300}.csv"):
        with pytest.raises(PathUnusable, match="can't be used"):
            save_pack(workspace, WholeJob(minted_job.id), 1, file)
    with pytest.raises(PathUnusable, match="There is no folder"):
        save_pack(workspace, WholeJob(minted_job.id), 1, tmp_path / "pulled stick" / "labels.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]


@pytest.mark.parametrize("of", ["units", "batch"])
def test_a_pack_of_a_selection_is_written_with_the_overrides(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path, of: str
) -> None:
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    wanted = batch if of == "batch" else UnitRange(minted_job.id, 101, 15_000)
    overrides = ProfileOverrides("semicolon", copies=2)
    saved = save_pack(workspace, wanted, 2, tmp_path / "one.csv", overrides).pack
    made = export_tokens(workspace, Request(wanted, tmp_path / "packs", overrides))
    assert saved == made.packs[1]
    assert (tmp_path / "one.csv").read_bytes().startswith(b"gtin;batch;serial;url;copies\r\n")


def test_a_pack_of_an_export_keeps_the_profile_of_the_export(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    made = export_tokens(workspace, Request(batch, tmp_path / "packs", ProfileOverrides("tab")))
    run_job(workspace, submit(workspace, parka(5_000)).job.id)
    saved = save_pack_of(workspace, made.export.id, 3, tmp_path / "one.csv").pack
    assert saved == made.packs[2]
    assert saved.rows == 5_000


def test_an_existing_image_folder_is_not_overwritten(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    wanted = UnitRange(minted_job.id, 1, 9)
    overrides, other = (
        ProfileOverrides(images=image_options("png", dpi, 0.5)) for dpi in (300, 600)
    )
    save_pack(workspace, wanted, 1, tmp_path / "a.csv", overrides)
    (folder,) = tmp_path.glob("*-qr")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    save_pack(workspace, wanted, 1, tmp_path / "b.csv", overrides)
    with pytest.raises(PathUnusable, match="already exists"):
        save_pack(workspace, wanted, 1, tmp_path / "c.csv", other)
    (folder / "my-notes.txt").write_text("mine")
    with pytest.raises(PathUnusable, match="already exists"):
        save_pack(workspace, wanted, 1, tmp_path / "d.csv", overrides)
    assert before.items() <= {path: path.read_bytes() for path in folder.iterdir()}.items()
    assert not (tmp_path / "c.csv").exists()
