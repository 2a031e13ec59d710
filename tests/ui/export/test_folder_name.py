"""Tests of the names of export folders."""

from dataclasses import replace
from pathlib import Path

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.export.folder_name import folder_name, free_folder


def test_it_tells_product_batch_and_job(minted_job: MintJob) -> None:
    assert folder_name(minted_job) == f"PARKA-01_LOT-7_job-{minted_job.id}"


def test_every_file_system_takes_it(minted_job: MintJob) -> None:
    odd = replace(minted_job, product_sku="../Fjäll: <1>?", batch="*" + "A" * 60)
    assert folder_name(odd) == f"Fj-ll-1_{'A' * 40}_job-{minted_job.id}"
    assert folder_name(replace(minted_job, batch="%%")) == f"PARKA-01_x_job-{minted_job.id}"


def test_a_folder_that_holds_something_is_left_alone(minted_job: MintJob, tmp_path: Path) -> None:
    first = free_folder(tmp_path, minted_job)
    first.mkdir()
    assert free_folder(tmp_path, minted_job) == first
    (first / "something").touch()
    second = free_folder(tmp_path, minted_job)
    assert second.name == f"{first.name}_2"
    second.touch()
    assert free_folder(tmp_path, minted_job).name == f"{first.name}_3"


def test_a_place_that_cant_be_used_is_named_all_the_same(
    minted_job: MintJob, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert free_folder(tmp_path / "file", minted_job).parent == tmp_path / "file"
