"""A pack plan contains every unit once and in order, in files with portable names."""

import json
import re
from dataclasses import replace
from pathlib import PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop import resource_paths
from dpp_desktop.exporting.packs.pack_plan import MAX_PACK_ROWS, packs_for, plan_selection
from dpp_desktop.exporting.selection import WholeJob, tokens_of
from dpp_desktop.model.export import Export, PlannedPack
from dpp_desktop.model.mint import MintJob
from tests.model.examples import a_job, an_export

RESERVED = ["CON", "PRN", "AUX", "NUL", *(f"{n}{i}" for n in ("COM", "LPT") for i in range(1, 10))]


def _planned(export: Export, job: MintJob) -> list[PlannedPack]:
    selection = tokens_of(WholeJob(job.id), [replace(job, minted=export.count)])
    assert selection
    return plan_selection(selection, export.pack_rows)


skus = st.one_of(
    st.text(max_size=64),
    st.sampled_from([*RESERVED, "..", "/etc/passwd", "C:\\x", "a" * 64, "*?<>|", "=1+1", "-rf"]),
)


@given(st.integers(1, 60_000), st.integers(1, MAX_PACK_ROWS))
@example(1, 1)
@example(10_000, 10_000)
@example(10_001, 10_000)
@example(1_000_000, 10_000)
def test_every_unit_is_in_one_pack(count: int, pack_rows: int) -> None:
    pack_rows = max(pack_rows, count // 500)
    packs = _planned(an_export(count=count, pack_rows=pack_rows), a_job())
    assert [pack.index for pack in packs] == list(range(1, len(packs) + 1))
    next_unit = 0
    for pack in packs:
        assert pack.first_unit == next_unit
        next_unit += pack.rows
    assert next_unit == count
    assert {pack.rows for pack in packs[:-1]} <= {pack_rows}
    assert 1 <= packs[-1].rows <= pack_rows


@pytest.mark.parametrize(("count", "total"), [(10_000, 1), (10_001, 2), (1_000_000, 100)])
def test_number_of_packs(count: int, total: int) -> None:
    assert len(_planned(an_export(count=count), a_job())) == total
    assert packs_for(count) == total


@pytest.mark.parametrize("total", [2, 999, 1_000, 12_345])
def test_names_sort_in_the_order_of_the_packs(total: int) -> None:
    names = [pack.file for pack in _planned(an_export(count=total, pack_rows=1), a_job())]
    assert names == sorted(names)
    assert len(set(names)) == total


def test_pack_names_match_a_recorded_example() -> None:
    (pack,) = _planned(an_export(count=1), a_job(id=7, product_sku="PARKA 01/é"))
    assert pack.file == "parka-01_job-7_pack-001-of-001.csv"


@given(skus, st.integers(1, 10**9))
def test_pack_names_are_valid_on_every_system(sku: str, job_id: int) -> None:
    (pack,) = _planned(an_export(count=1), a_job(id=job_id, product_sku=sku))
    manifest = json.loads(resource_paths.schema("export-manifest.schema.json").read_text("utf-8"))
    pattern = manifest["properties"]["packs"]["items"]["properties"]["file"]["pattern"]
    assert re.search(pattern, pack.file)
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*\.csv", pack.file)
    assert PureWindowsPath(pack.file).name == pack.file
    assert PureWindowsPath(pack.file).stem.upper() not in RESERVED
    assert len(pack.file) <= 100


@given(skus)
def test_jobs_never_share_a_name(sku: str) -> None:
    export = an_export(count=1)
    names = {_planned(export, a_job(id=n, product_sku=sku))[0].file for n in range(1, 20)}
    assert len(names) == 19
