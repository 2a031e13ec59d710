"""Tests of the names of export folders."""

import shutil
from dataclasses import replace
from pathlib import Path

from dpp_desktop.exporting.folder_names import folder_name, new_folder
from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from tests.exporting.job_exports import export_job


def test_the_name_shows_product_batch_and_job(minted_job: MintJob) -> None:
    assert folder_name(WholeJob(minted_job.id), minted_job) == f"PARKA-01_LOT-7_job-{minted_job.id}"


def test_names_of_ranges_and_batches_differ_from_job_names(minted_job: MintJob) -> None:
    job = f"PARKA-01_LOT-7_job-{minted_job.id}"
    assert folder_name(UnitRange(minted_job.id, 1, 500), minted_job) == f"{job}_units-1-500"
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    assert folder_name(batch, minted_job) == "PARKA-01_LOT-7_batch"


def test_the_name_is_valid_on_every_file_system(minted_job: MintJob) -> None:
    odd = replace(minted_job, product_sku="../Fjäll: <1>?", batch="*" + "A" * 60)
    assert folder_name(WholeJob(odd.id), odd) == f"Fj-ll-1_{'A' * 40}_job-{minted_job.id}"
    assert (
        folder_name(WholeJob(1), replace(minted_job, batch="%%"))
        == f"PARKA-01_x_job-{minted_job.id}"
    )


def _new_folder(workspace: Workspace, parent: Path, job: MintJob) -> Path:
    with workspace.read() as transaction:
        return new_folder(transaction, parent, WholeJob(job.id), job)


def test_a_folder_with_content_is_not_proposed(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    first = _new_folder(workspace, tmp_path, minted_job)
    first.mkdir()
    assert _new_folder(workspace, tmp_path, minted_job) == first
    (first / "something").touch()
    second = _new_folder(workspace, tmp_path, minted_job)
    assert second.name == f"{first.name}_2"
    second.touch()
    assert _new_folder(workspace, tmp_path, minted_job).name == f"{first.name}_3"


def test_the_folder_of_an_unfinished_export_is_not_new_even_if_it_is_missing(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    first = _new_folder(workspace, tmp_path, minted_job)
    export_job(workspace, minted_job.id, first, packs=[1])
    shutil.rmtree(first)
    assert _new_folder(workspace, tmp_path, minted_job).name == f"{first.name}_2"
    export_job(workspace, minted_job.id, first)
    shutil.rmtree(first)
    assert _new_folder(workspace, tmp_path, minted_job) == first


def test_an_unusable_folder_still_gets_a_name(
    workspace: Workspace, minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert _new_folder(workspace, tmp_path / "file", minted_job).parent == tmp_path / "file"
