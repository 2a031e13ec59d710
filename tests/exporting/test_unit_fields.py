"""Columns of passport fields have the values of each unit, in packs and everything about them."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.exporting.preview import preview_export
from dpp_desktop.exporting.profile_options import profile_choices
from dpp_desktop.exporting.selection import WholeBatch, WholeJob
from dpp_desktop.exporting.verification.verify import verify
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.details import details_of_unit, token_block
from tests.exporting.job_exports import export_job, packs_on_disk
from tests.minting.test_unit_fields import put_brand

SOURCES = ("serial", "passport.item.serial", "passport.item.link", "passport.lot", "passport.item")
PROFILE = {"name": "ours", "columns": [{"source": source} for source in SOURCES]}


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return a completed job of 120 units whose brand's profile has columns of unit fields."""
    put_brand(workspace, export_profile=PROFILE)
    return run_job(workspace, submit(workspace, MintForm("brand", "A", "LOT-7", 120)).job.id)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_pack_has_the_passport_of_each_unit(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    done = export_job(workspace, job.id, tmp_path / "packs")
    (pack,) = done.packs
    rows = _rows(tmp_path / "packs" / pack.file)
    assert [row["serial"] for row in rows] == token_block(workspace, job.id, 0, 120).serials
    for unit in (0, 8, 9, 98, 99, 119):
        passport: Any = details_of_unit(workspace, job, unit).passport
        assert rows[unit]["passport.item.serial"] == passport["item"]["serial"]
        assert rows[unit]["passport.item.link"] == passport["item"]["link"]
        assert rows[unit]["passport.lot"] == "LOT-7"
        assert json.loads(rows[unit]["passport.item"]) == passport["item"]
    assert verify(tmp_path / "packs").ok


def test_a_pack_is_the_same_after_the_brand_changed(
    workspace: Workspace, job: MintJob, tmp_path: Path
) -> None:
    export_job(workspace, job.id, tmp_path / "packs")
    ((name, (_, before)),) = packs_on_disk(tmp_path / "packs").items()
    (tmp_path / "packs" / name).unlink()
    put_brand(workspace, unit_pointers={}, export_profile=PROFILE)
    export_job(workspace, job.id, tmp_path / "packs")
    assert packs_on_disk(tmp_path / "packs")[name][1] == before


def test_the_preview_shows_the_values_without_warnings(workspace: Workspace, job: MintJob) -> None:
    preview = preview_export(workspace, WholeJob(job.id), rows=2)
    serials = token_block(workspace, job.id, 0, 2).serials
    assert [row[1] for row in preview.rows] == serials
    assert preview.warnings == ()


def test_columns_of_unit_fields_are_offered(workspace: Workspace, job: MintJob) -> None:
    fields = {
        each.source: each.example for each in profile_choices(workspace, WholeJob(job.id)).fields
    }
    assert fields["passport.item.no"] == "1"
    assert fields["passport.lot"] == "LOT-7"
    assert "SAMPLE-0001" not in fields.values()


def test_jobs_of_a_batch_keep_their_own_fields(workspace: Workspace, job: MintJob) -> None:
    put_brand(workspace, {"type": "object"}, unit_pointers={}, export_profile=PROFILE)
    run_job(workspace, submit(workspace, MintForm("brand", "A", "LOT-7", 2)).job.id)
    preview = preview_export(workspace, WholeBatch("brand", "A", "LOT-7"), rows=122)
    assert [row[1] == row[0] for row in preview.rows] == [True] * 120 + [False] * 2
    assert {row[1] for row in preview.rows[120:]} == {"SAMPLE-0001"}
    assert [row[3] for row in preview.rows[119:]] == ["LOT-7", "", ""]
