"""Passport fields of a batch are entered at minting, checked, and stored with the job."""

from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.common import json_text
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import IdempotencyConflict, InvalidInput
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import ProductImport, import_products
from dpp_desktop.store import documents, jobs
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand, a_product, a_product_file

SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "required": ["material", "made_on", "made_at"],
    "additionalProperties": False,
    "properties": {
        "material": {"type": "string"},
        "made_on": {"type": "string", "format": "date"},
        "made_at": {
            "type": "object",
            "required": ["city", "line"],
            "properties": {"city": {"type": "string"}, "line": {"type": "integer"}},
        },
    },
}
POINTERS = ["/made_on", "/made_at/city", "/made_at/line"]
GIVEN = {"/made_on": "2026-11-24", "/made_at/city": "Kaunas", "/made_at/line": 3}
PASSPORT = {"material": "wool"}


@pytest.fixture
def imported(workspace: Workspace) -> ProductImport:
    brand = a_brand(passport_schema=SCHEMA, batch_pointers=POINTERS)
    import_brand(workspace, parse_brand(brand))
    products = a_product_file(a_product(sku="A", passport=PASSPORT))
    return import_products(workspace, "brand", parse_products(products, "/gtin"))


def _submit(workspace: Workspace, given: dict[str, object], key: str | None = None) -> MintJob:
    form = MintForm("brand", "A", "LOT-7", 5, key, batch_data=given)
    return submit(workspace, form).job


def _refused(workspace: Workspace, given: dict[str, object]) -> set[tuple[str, str]]:
    with pytest.raises(InvalidInput) as caught:
        _submit(workspace, given)
    with workspace.read() as transaction:
        assert jobs.list_all(transaction) == []
    return {(problem.field, problem.code) for problem in caught.value.problems}


def _passport_of(workspace: Workspace, job: MintJob) -> Any:
    with workspace.read() as transaction:
        return json_text.parse(documents.body_of(transaction, job.passport_digest))


def test_batch_fields_are_not_required_of_products(imported: ProductImport) -> None:
    assert imported.added == 1
    assert imported.drafts == {}


def test_the_job_keeps_the_passport_with_its_batch_data(
    workspace: Workspace, imported: ProductImport
) -> None:
    job = _submit(workspace, GIVEN)
    made = {"made_on": "2026-11-24", "made_at": {"city": "Kaunas", "line": 3}}
    assert _passport_of(workspace, job) == PASSPORT | made


def test_each_batch_has_its_own_data(workspace: Workspace, imported: ProductImport) -> None:
    first, second = _submit(workspace, GIVEN), _submit(workspace, {**GIVEN, "/made_at/line": 4})
    assert _passport_of(workspace, first)["made_at"]["line"] == 3
    assert _passport_of(workspace, second)["made_at"]["line"] == 4


@pytest.mark.parametrize("blank", ["", "  "])
def test_missing_batch_data_is_reported_at_its_field(
    workspace: Workspace, imported: ProductImport, blank: str
) -> None:
    given = {**GIVEN, "/made_on": blank}
    assert _refused(workspace, given) == {("batch_data.made_on", "required")}


def test_invalid_batch_data_is_reported_at_its_field(
    workspace: Workspace, imported: ProductImport
) -> None:
    given = {**GIVEN, "/made_on": "24.11.2026", "/made_at/line": "three"}
    assert _refused(workspace, given) == {
        ("batch_data.made_on", "format"),
        ("batch_data.made_at.line", "type"),
    }


def test_other_passport_fields_are_rejected_as_batch_data(
    workspace: Workspace, imported: ProductImport
) -> None:
    given = {**GIVEN, "/material": "silk"}
    assert _refused(workspace, given) == {("batch_data.material", "not_a_batch_field")}


def test_invisible_characters_are_rejected(workspace: Workspace, imported: ProductImport) -> None:
    given = {**GIVEN, "/made_at/city": "Kau\u200bnas"}
    assert ("batch_data.made_at.city", "invisible_character") in _refused(workspace, given)


def test_the_same_key_requires_the_same_batch_data(
    workspace: Workspace, imported: ProductImport
) -> None:
    job = _submit(workspace, GIVEN, "ORDER-1")
    assert _submit(workspace, dict(reversed(GIVEN.items())), "ORDER-1").id == job.id
    with pytest.raises(IdempotencyConflict, match="batch_data"):
        _submit(workspace, {**GIVEN, "/made_at/line": 4}, "ORDER-1")
