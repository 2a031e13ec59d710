"""The passport of a token has the values of its unit."""

from typing import Any

import pytest

from dpp_desktop.common import json_text
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import MintJob
from dpp_desktop.passports.schemas.sandbox import check_passport
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.details import TokenDetails, details_of, details_of_unit, token_block
from dpp_desktop.tokens.lookup import find_token
from tests.minting.test_unit_fields import UNITS, a_schema, put_brand


def _mint(workspace: Workspace, quantity: int = 12) -> MintJob:
    return run_job(workspace, submit(workspace, MintForm("brand", "A", "LOT-7", quantity)).job.id)


def _passport(workspace: Workspace, job: MintJob, unit: int) -> Any:
    return details_of_unit(workspace, job, unit).passport


def test_each_unit_has_its_own_values(workspace: Workspace) -> None:
    put_brand(workspace)
    job = _mint(workspace)
    for unit, serial in enumerate(token_block(workspace, job.id, 0, 12).serials):
        url = f"https://id.brand.example/t/{serial}"
        assert _passport(workspace, job, unit) == {
            "material": "wool",
            "lot": "LOT-7",
            "item": {"grade": "A", "serial": serial, "link": url, "no": unit + 1},
        }


def test_a_known_passport_gives_the_same_values(workspace: Workspace) -> None:
    put_brand(workspace)
    job = _mint(workspace)
    known: TokenDetails | None = None
    for unit in (3, 0, 11, 0):
        known = details_of_unit(workspace, job, unit, known)
        assert known.passport == _passport(workspace, job, unit)


def test_the_passport_without_unit_fields_is_shared(
    workspace: Workspace, minted_job: MintJob
) -> None:
    first = details_of_unit(workspace, minted_job, 0)
    assert details_of_unit(workspace, minted_job, 1, first).passport is first.passport


def test_a_later_change_of_the_brand_changes_no_minted_unit(workspace: Workspace) -> None:
    put_brand(workspace)
    first = _mint(workspace)
    before = _passport(workspace, first, 4)
    put_brand(workspace, unit_pointers={"/item/link": "url"}, schema={"type": "object"})
    second = _mint(workspace)
    assert _passport(workspace, first, 4) == before
    item = _passport(workspace, second, 4)["item"]
    assert (item["serial"], "no" in item) == ("SAMPLE-0001", False)
    # The two jobs have the same passport but for these fields.
    known = details_of_unit(workspace, first, 4)
    assert details_of_unit(workspace, second, 4, known).passport == _passport(workspace, second, 4)


@pytest.mark.parametrize("style", ["permuted", "sequential"])
def test_the_passports_of_all_units_are_valid(workspace: Workspace, style: str) -> None:
    put_brand(workspace, serials={"style": style})
    job = _mint(workspace, 40)
    schema = json_text.canonical(a_schema())
    for unit in range(40):
        text = json_text.canonical(_passport(workspace, job, unit))
        assert check_passport(schema, text, None, "/gtin") == []


def test_a_scanned_token_has_them_too(workspace: Workspace) -> None:
    put_brand(workspace, unit_pointers=UNITS)
    job = _mint(workspace)
    (serial,) = token_block(workspace, job.id, 7, 1).serials
    details = details_of(workspace, find_token(workspace, serial.lower()))
    assert isinstance(details.passport, dict)
    assert details.passport["item"]["no"] == 8
