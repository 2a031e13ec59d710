"""Tests of the names of export folders."""

from dataclasses import replace
from pathlib import Path

from dpp_desktop.exporting.selection import UnitRange, WholeBatch, WholeJob
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.export.folder_name import _new_folder, folder_name


def test_it_tells_product_batch_and_job(minted_job: MintJob) -> None:
    assert folder_name(WholeJob(minted_job.id), minted_job) == f"PARKA-01_LOT-7_job-{minted_job.id}"


def test_it_tells_a_range_and_a_batch_from_a_job(minted_job: MintJob) -> None:
    job = f"PARKA-01_LOT-7_job-{minted_job.id}"
    assert folder_name(UnitRange(minted_job.id, 1, 500), minted_job) == f"{job}_units-1-500"
    batch = WholeBatch("nordlicht", "PARKA-01", "LOT-7")
    assert folder_name(batch, minted_job) == "PARKA-01_LOT-7_batch"


def test_every_file_system_takes_it(minted_job: MintJob) -> None:
    odd = replace(minted_job, product_sku="../Fjäll: <1>?", batch="*" + "A" * 60)
    assert folder_name(WholeJob(odd.id), odd) == f"Fj-ll-1_{'A' * 40}_job-{minted_job.id}"
    assert (
        folder_name(WholeJob(1), replace(minted_job, batch="%%"))
        == f"PARKA-01_x_job-{minted_job.id}"
    )


def test_a_folder_that_holds_something_is_left_alone(minted_job: MintJob, tmp_path: Path) -> None:
    first = _new_folder(tmp_path, WholeJob(minted_job.id), minted_job)
    first.mkdir()
    assert _new_folder(tmp_path, WholeJob(minted_job.id), minted_job) == first
    (first / "something").touch()
    second = _new_folder(tmp_path, WholeJob(minted_job.id), minted_job)
    assert second.name == f"{first.name}_2"
    second.touch()
    assert _new_folder(tmp_path, WholeJob(minted_job.id), minted_job).name == f"{first.name}_3"


def test_a_place_that_cant_be_used_is_named_all_the_same(
    minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert (
        _new_folder(tmp_path / "file", WholeJob(minted_job.id), minted_job).parent
        == tmp_path / "file"
    )
