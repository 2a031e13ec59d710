"""A GTIN in a request must match the product's, or is stored for a product without one."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.minting.request import CheckedRequest, MintForm, check_form
from dpp_desktop.minting.submit import accept, submit
from dpp_desktop.model.errors import IdempotencyConflict, InvalidInput
from dpp_desktop.model.product import Product
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import brands, jobs, products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import GTIN, OTHER_GTIN, a_brand, a_product, a_product_file

REQUIRED = {"required": ["gtin"]}


def _catalogue(workspace: Workspace, schema: Any, *, gtin: str | None = None) -> None:
    entry: Mapping[str, object] = a_product(sku="A") | ({"gtin": gtin} if gtin else {})
    import_brand(workspace, parse_brand(a_brand(passport_schema=schema)))
    import_products(workspace, "brand", parse_products(a_product_file(entry), "/gtin"))


def _form(gtin: str | None = None, *, key: str | None = None) -> MintForm:
    return MintForm("brand", "A", "LOT-7", 5, key, gtin)


def _product(workspace: Workspace) -> Product:
    with workspace.read() as transaction:
        brand = brands.find(transaction, "brand")
        product = products.find(transaction, brand.id, "A") if brand else None
    assert product
    return product


def _refused(workspace: Workspace, form: MintForm) -> list[tuple[str, str]]:
    before = _product(workspace)
    with pytest.raises(InvalidInput) as caught:
        submit(workspace, form)
    with workspace.read() as transaction:
        assert jobs.list_all(transaction) == []
    assert _product(workspace) == before
    return [(problem.field, problem.code) for problem in caught.value.problems]


def _checked(workspace: Workspace, gtin: str | None = None) -> CheckedRequest:
    return check_form(workspace, _form(gtin))


@pytest.mark.parametrize("given", [GTIN, GTIN[1:], f" {GTIN} ", None, "", "  "])
def test_the_gtin_of_the_product_or_none_is_accepted(
    workspace: Workspace, given: str | None
) -> None:
    _catalogue(workspace, REQUIRED, gtin=GTIN)
    assert submit(workspace, _form(given)).job.gtin == GTIN


def test_a_different_gtin_is_rejected(workspace: Workspace) -> None:
    _catalogue(workspace, REQUIRED, gtin=GTIN)
    assert _refused(workspace, _form(OTHER_GTIN)) == [("gtin", "gtin_differs")]
    assert GTIN in _checked(workspace, OTHER_GTIN).problems[0].message


def test_a_product_without_a_gtin_gets_it_with_the_job(workspace: Workspace) -> None:
    _catalogue(workspace, REQUIRED)
    assert _refused(workspace, _form()) == [("gtin", "gtin_required")]
    assert not _checked(workspace, GTIN).problems
    assert _product(workspace).gtin is None
    job = submit(workspace, _form(GTIN[1:])).job
    assert job.gtin == _product(workspace).gtin == GTIN
    assert job.link_prefix == f"https://id.brand.example/01/{GTIN}/21/"
    assert submit(workspace, _form()).job.gtin == GTIN


def test_a_rejected_request_sets_no_gtin(workspace: Workspace) -> None:
    _catalogue(workspace, {"required": ["gtin", "weight"]})
    assert _refused(workspace, _form(GTIN)) == [("passport.weight", "required")]


def test_an_optional_gtin_is_accepted_if_the_schema_allows_it(workspace: Workspace) -> None:
    _catalogue(workspace, {"properties": {"gtin": {"not": {}}}})
    assert _refused(workspace, _form(GTIN)) == [("gtin", "not")]
    _catalogue(workspace, True)
    assert submit(workspace, _form(GTIN)).job.gtin == _product(workspace).gtin == GTIN


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("12", "gtin_form"),
        ("0950600013435X", "gtin_form"),
        ("09506000134353", "gtin_check_digit"),
        ("00000000", "gtin_zero"),
    ],
)
def test_an_invalid_gtin_has_one_problem(workspace: Workspace, given: str, code: str) -> None:
    _catalogue(workspace, REQUIRED)
    assert _refused(workspace, _form(given)) == [("gtin", code)]
    _catalogue(workspace, REQUIRED, gtin=GTIN)
    assert _refused(workspace, _form(given)) == [("gtin", code)]


def test_the_check_shows_whether_a_gtin_is_required(workspace: Workspace) -> None:
    _catalogue(workspace, REQUIRED)
    given = (None, "", GTIN, "12")
    assert [_checked(workspace, gtin).requires_gtin for gtin in given] == [True] * 4
    _catalogue(workspace, True)
    assert not _checked(workspace).requires_gtin
    assert not _checked(workspace, GTIN).requires_gtin
    _catalogue(workspace, REQUIRED, gtin=GTIN)
    assert not _checked(workspace).requires_gtin


def test_a_repeated_key_with_the_same_gtin_returns_its_job(workspace: Workspace) -> None:
    _catalogue(workspace, REQUIRED)
    job = submit(workspace, _form(GTIN, key="K")).job
    for gtin in (GTIN, GTIN[1:], None):
        again = submit(workspace, _form(gtin, key="K"))
        assert (again.job, again.existing) == (job, True)


@pytest.mark.parametrize(
    ("first", "named"),
    [(OTHER_GTIN, f"gtin ({OTHER_GTIN}, now {GTIN})"), (None, f"gtin (none, now {GTIN})")],
)
def test_a_repeated_key_with_another_gtin_is_a_conflict(
    workspace: Workspace, first: str | None, named: str
) -> None:
    _catalogue(workspace, True)
    job = submit(workspace, _form(first, key="K")).job
    with pytest.raises(IdempotencyConflict) as caught:
        submit(workspace, _form(GTIN, key="K"))
    assert (caught.value.job_id, caught.value.differences) == (job.id, (named,))


@pytest.mark.parametrize("late", [GTIN, OTHER_GTIN, None])
def test_a_check_is_repeated_after_another_request_set_the_gtin(
    workspace: Workspace, late: str | None
) -> None:
    _catalogue(workspace, True)
    checked = _checked(workspace, late)
    submit(workspace, _form(GTIN))
    assert checked.basis
    assert accept(workspace, checked.request, checked.basis) is None
    assert _product(workspace).gtin == GTIN
    with workspace.read() as transaction:
        assert len(jobs.list_all(transaction)) == 1


def test_a_product_gets_one_of_two_concurrent_gtins(workspace: Workspace) -> None:
    start = Barrier(2)

    def attempt(gtin: str) -> str:
        start.wait()
        try:
            return str(submit(workspace, _form(gtin)).job.gtin)
        except InvalidInput as refusal:
            return refusal.problems[0].code

    for _ in range(5):
        _catalogue(workspace, REQUIRED)
        with ThreadPoolExecutor(2) as pool:
            outcomes = set(pool.map(attempt, (GTIN, OTHER_GTIN)))
        assert outcomes == {_product(workspace).gtin, "gtin_differs"}
