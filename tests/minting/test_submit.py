"""A request is checked completely and gets one job even if it is submitted repeatedly."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

import pytest
from sqlalchemy import insert, update

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.common import json_text
from dpp_desktop.identity.numbers import POSITIONS
from dpp_desktop.minting import request
from dpp_desktop.minting.request import MintForm, check_form
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit, submit_checked
from dpp_desktop.model.errors import IdempotencyConflict, InvalidInput, NotFound, StorageFailed
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.model.os_errors import storage_failed
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import brands, documents, jobs, number_ranges, products, tables, tokens
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from tests.conftest import parka
from tests.samples import first_number

SERIAL_PARTS = ("first", "second")


def _brand(key: str, **changes: object) -> dict[str, object]:
    return {
        "format": "dpp-desktop/brand/1",
        "key": key,
        "name": key.title(),
        "resolver": f"https://{key}.example",
        "passport_schema": True,
    } | changes


def _add(
    workspace: Workspace, brand: Mapping[str, object], *products: Mapping[str, object]
) -> None:
    import_brand(workspace, parse_brand(brand))
    document = {"format": "dpp-desktop/products/1", "products": list(products)}
    import_products(workspace, str(brand["key"]), parse_products(document, "/gtin"))


def _fields(workspace: Workspace, form: MintForm) -> dict[str, str]:
    with pytest.raises(InvalidInput) as caught:
        submit(workspace, form)
    return {problem.field: problem.code for problem in caught.value.problems}


def _jobs(workspace: Workspace) -> list[MintJob]:
    with workspace.read() as transaction:
        return jobs.list_all(transaction)


def _urls(workspace: Workspace, job: MintJob) -> list[str]:
    done = run_job(workspace, job.id)
    with workspace.read() as transaction:
        serials = tokens.serials_of(transaction, done.id, 0, done.quantity)
    return [done.link_prefix + serial for serial in serials]


def test_a_valid_request_creates_a_queued_job(workspace: Workspace) -> None:
    submission = submit(workspace, parka(25))
    job = submission.job
    assert not submission.existing
    assert (job.status, job.quantity, job.minted) == (JobStatus.QUEUED, 25, 0)
    assert job.gtin == "09506000134352"
    assert job.link_prefix == "https://id.nordlicht.example/01/09506000134352/21/"


def _sequential(workspace: Workspace, sku: str = "A") -> MintForm:
    """Return a form for a product of a brand with sequential serials."""
    _add(workspace, _brand("row", serials={"style": "sequential"}), {"sku": sku, "name": "Thing"})
    return MintForm("row", sku, "L", 10)


def test_sequential_ranges_of_jobs_follow_each_other(workspace: Workspace) -> None:
    form = _sequential(workspace)
    made = [
        submit(workspace, replace(form, quantity=quantity)).job
        for quantity in (10, 1_000_000, 1, 5)
    ]
    assert [first_number(workspace, job) for job in made] == [0, 10, 1_000_010, 1_000_011]


def test_permuted_ranges_of_jobs_begin_at_random(workspace: Workspace) -> None:
    """No copy can predict the start: see store/number_ranges.py."""
    begun = sorted(
        first_number(workspace, submit(workspace, parka(1_000_000)).job) for _ in range(20)
    )
    assert all(0 <= first <= POSITIONS - 1_000_000 for first in begun)
    assert all(later - before >= 1_000_000 for before, later in pairwise(begun))
    # The chance that all 20 fall in one half of the positions is 1 in 500,000.
    assert begun[0] < POSITIONS // 2 < begun[-1]


@pytest.mark.parametrize(
    "quantity",
    [0, -1, 1_000_001, True, 1.0, 2.5, None, "", "1e3", "1_000", "1,000", " 5", "٣", "+5", "0x10"],
)
def test_invalid_quantities_are_rejected(workspace: Workspace, quantity: object) -> None:
    form = MintForm("nordlicht", "PARKA-01", "LOT-7", quantity)
    assert _fields(workspace, form) == {"quantity": "quantity"}
    assert not _jobs(workspace)


@pytest.mark.parametrize("quantity", [1, 1_000_000, "1", "1000000", "007"])
def test_valid_quantities_are_accepted(workspace: Workspace, quantity: object) -> None:
    form = MintForm("nordlicht", "PARKA-01", "LOT-7", quantity)
    assert submit(workspace, form).job.quantity == int(str(quantity))


def test_every_problem_is_listed_with_its_field(workspace: Workspace) -> None:
    _add(
        workspace,
        _brand("strict", passport_schema={"required": ["gtin", "weight", "care"]}),
        {"sku": "A", "name": "PassportDraft", "passport": {"care": "none"}},
    )
    form = MintForm("strict", "A", "a b", "many", "\u202e")
    assert _fields(workspace, form) == {
        "batch": "character_set",
        "quantity": "quantity",
        "order": "invisible_character",
        "gtin": "gtin_required",
        "passport.weight": "required",
    }
    assert not _jobs(workspace)


def test_the_schema_decides_whether_a_gtin_is_required(workspace: Workspace) -> None:
    assert submit(workspace, MintForm("atelier", "SCARF-01", "L1", 1)).job.gtin is None
    required = _brand("strict", passport_schema={"required": ["gtin"]})
    _add(workspace, required, {"sku": "A", "name": "No GTIN"})
    assert _fields(workspace, MintForm("strict", "A", "L1", 1)) == {"gtin": "gtin_required"}
    _add(workspace, _brand("strict"), {"sku": "A", "name": "No GTIN"})
    assert submit(workspace, MintForm("strict", "A", "L1", 1)).job.gtin is None


def test_unknown_brand_and_product(workspace: Workspace) -> None:
    with pytest.raises(NotFound, match="no brand 'nobody'"):
        submit(workspace, MintForm("nobody", "PARKA-01", "L1", 1))
    with pytest.raises(NotFound, match="no product 'PARKA-99'"):
        submit(workspace, MintForm("nordlicht", "PARKA-99", "L1", 1))
    form = MintForm("nordlicht", "PARKA-99", "L1", 0)
    assert _fields(workspace, form) == {"product": "unknown_product", "quantity": "quantity"}


def test_checking_changes_nothing(workspace: Workspace) -> None:
    checked = check_form(workspace, parka(10))
    assert not checked.problems
    assert not _jobs(workspace)


def test_the_same_key_and_request_get_one_job(workspace: Workspace) -> None:
    first = submit(workspace, parka(25, key="ORDER-1"))
    again = submit(workspace, parka(25, key="ORDER-1"))
    assert (first.existing, again.existing) == (False, True)
    assert again.job == first.job
    assert len(_jobs(workspace)) == 1


def test_without_a_key_every_request_is_new(workspace: Workspace) -> None:
    assert submit(workspace, parka(5)).job.id != submit(workspace, parka(5)).job.id


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (MintForm("nordlicht", "PARKA-01", "LOT-7", 26, "K"), "quantity (25, now 26)"),
        (MintForm("nordlicht", "PARKA-01", "LOT-8", 25, "K"), "batch (LOT-7, now LOT-8)"),
        (MintForm("nordlicht", "TREK-03", "LOT-7", 25, "K"), "product (PARKA-01, now TREK-03)"),
        (MintForm("atelier", "SCARF-01", "LOT-7", 25, "K"), "brand (nordlicht, now atelier)"),
    ],
)
def test_the_same_key_with_another_request_is_a_conflict(
    workspace: Workspace, other: MintForm, named: str
) -> None:
    job = submit(workspace, parka(25, key="K")).job
    with pytest.raises(IdempotencyConflict) as caught:
        submit(workspace, other)
    assert caught.value.job_id == job.id
    assert named in str(caught.value)
    assert _jobs(workspace) == [job]


def test_a_key_keeps_its_job_after_changes(workspace: Workspace) -> None:
    job = submit(workspace, parka(25, key="K")).job
    _add(
        workspace,
        _brand("nordlicht", passport_schema=False, resolver="https://new.example"),
        {"sku": "PARKA-01", "name": "Renamed"},
    )
    assert submit(workspace, parka(25, key="K")).job == job


def test_a_job_keeps_its_schema_and_passport(workspace: Workspace) -> None:
    before = submit(workspace, parka(5)).job
    _add(
        workspace,
        _brand("nordlicht", resolver="https://new.example", link={"batch": True}),
        {"sku": "PARKA-01", "name": "Renamed", "gtin": "09506000134369"},
    )
    after = submit(workspace, parka(5)).job
    with workspace.read() as transaction:
        kept = jobs.require(transaction, before.id)
    assert kept == before
    assert after.product_name == "Renamed"
    assert after.link_prefix == "https://new.example/01/09506000134369/10/LOT-7/21/"
    assert after.schema_digest != before.schema_digest


def test_a_full_serial_space_is_rejected(workspace: Workspace) -> None:
    form = _sequential(workspace)
    submit(workspace, form)
    with workspace.write() as transaction:
        transaction.exec_driver_sql("UPDATE number_series SET next_position = ?", (POSITIONS - 10,))
    assert _fields(workspace, replace(form, quantity=11)) == {"quantity": "space_full"}
    assert first_number(workspace, submit(workspace, form).job) == POSITIONS - 10
    assert _fields(workspace, replace(form, quantity=1)) == {"quantity": "space_full"}


def test_a_full_permuted_serial_space_is_rejected(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only two gaps of 10 and 5 numbers are left."""
    monkeypatch.setattr(number_ranges, "_FEW_RANGES", 0)
    job = submit(workspace, parka(1)).job
    first = first_number(workspace, job)
    with workspace.write() as transaction:
        for begin, end in ((0, first - 5), (first + 1, POSITIONS - 10)):
            transaction.execute(
                insert(tables.number_ranges).values(
                    space_id=1,
                    first_number=begin,
                    quantity=end - begin,
                    job_id=job.id,
                    first_unit=1,
                    nonce="",
                )
            )
    assert _fields(workspace, parka(11)) == {"quantity": "space_full"}
    assert first_number(workspace, submit(workspace, parka(10)).job) == POSITIONS - 10
    assert _fields(workspace, parka(6)) == {"quantity": "space_full"}
    assert first_number(workspace, submit(workspace, parka(5)).job) == first - 5
    assert _fields(workspace, parka(1)) == {"quantity": "space_full"}


def test_a_url_too_long_for_a_qr_code_is_rejected(workspace: Workspace) -> None:
    """Level M holds 2,331 bytes. A percent sign in a batch takes three of them."""
    stem = "https://long.example/" + "a" * (2_331 - 21 - len("/01/09506000134352/10/") - 30 - 16)
    product = {"sku": "A", "name": "Thing", "gtin": "09506000134352"}
    _add(workspace, _brand("long", resolver=stem, link={"batch": True}), product)
    assert len(submit(workspace, MintForm("long", "A", "%" * 10, 1)).job.link_prefix) == 2_331 - 12
    assert _fields(workspace, MintForm("long", "A", "%" * 11, 1)) == {"brand": "url_too_long"}


def test_two_brands_never_share_a_url(workspace: Workspace) -> None:
    """The same resolver, GTIN and sequential style would give the same URLs."""
    same = {"resolver": "https://id.example", "serials": {"style": "sequential"}}
    product = {"sku": "A", "name": "Thing", "gtin": "09506000134352"}
    for key in SERIAL_PARTS:
        _add(workspace, _brand(key, **same), product)
    submit(workspace, MintForm("first", "A", "L", 5))
    assert _fields(workspace, MintForm("second", "A", "L", 5)) == {"brand": "link_taken"}


@pytest.mark.parametrize("gtin", [None, "09506000134352"])
def test_a_resolver_of_another_brand_is_reported_with_a_remedy(
    workspace: Workspace, gtin: str | None
) -> None:
    same = {"resolver": "https://id.example"}
    product = {"sku": "A", "name": "Thing"} | ({"gtin": gtin} if gtin else {})
    for key in SERIAL_PARTS:
        _add(workspace, _brand(key, **same), product)
    submit(workspace, MintForm("first", "A", "L", 5))
    form = MintForm("second", "A", "L", 5)
    (problem,) = check_form(workspace, form).problems
    assert "brand 'first' has minted under the same resolver" in problem.message
    assert f"with{' the same' if gtin else 'out a'} GTIN" in problem.message
    assert "Set a different resolver in the brand file of 'second'" in problem.message
    # Tokens of the other brand keep their URLs, even if its brand file changes.
    import_brand(workspace, parse_brand(_brand("first", resolver="https://new.example")))
    assert [p.code for p in check_form(workspace, form).problems] == ["link_taken"]
    import_brand(workspace, parse_brand(_brand("second", resolver="https://own.example")))
    assert submit(workspace, form).job.link_prefix.startswith("https://own.example/")


def test_brands_may_share_a_resolver_for_different_gtins(workspace: Workspace) -> None:
    same = {"resolver": "https://id.example", "serials": {"style": "sequential"}}
    gtins = ("09506000134352", "09506000134369")
    urls: list[str] = []
    for key, gtin in zip(SERIAL_PARTS, gtins, strict=True):
        _add(workspace, _brand(key, **same), {"sku": "A", "name": "Thing", "gtin": gtin})
        urls += _urls(workspace, submit(workspace, MintForm(key, "A", "L", 50)).job)
    assert len(set(urls)) == 100


def test_a_serial_space_per_product_still_gives_every_token_its_own_url(
    workspace: Workspace,
) -> None:
    policy = {"serials": {"style": "sequential", "scope": "product"}}
    _add(
        workspace,
        _brand("scoped", **policy),
        {"sku": "A", "name": "One", "gtin": "09506000134352"},
        {"sku": "B", "name": "Other", "gtin": "09506000134369"},
        {"sku": "C", "name": "Same GTIN as A", "gtin": "09506000134352"},
        {"sku": "D", "name": "No GTIN"},
        {"sku": "E", "name": "No GTIN either"},
    )
    made = {sku: submit(workspace, MintForm("scoped", sku, "L", 20)).job for sku in "ABCDE"}
    urls = [url for job in made.values() for url in _urls(workspace, job)]
    assert len(set(urls)) == 100
    begun = {sku: first_number(workspace, job) for sku, job in made.items()}
    assert begun == {"A": 0, "B": 0, "C": 20, "D": 0, "E": 20}


def test_serial_policy_is_fixed_once_minted(workspace: Workspace) -> None:
    submit(workspace, parka(1))
    changed = parse_brand(_brand("nordlicht", serials={"style": "sequential"}))
    with pytest.raises(InvalidInput, match="can't change"):
        import_brand(workspace, changed)
    import_brand(workspace, parse_brand(_brand("atelier", serials={"style": "sequential"})))


def test_sequential_serials_ascend(workspace: Workspace) -> None:
    sequential = _brand("plain", serials={"style": "sequential"})
    _add(workspace, sequential, {"sku": "A", "name": "Thing"})
    urls = _urls(workspace, submit(workspace, MintForm("plain", "A", "L", 40)).job)
    assert urls == sorted(urls)
    assert urls[0] == "https://plain.example/t/000000000000"
    assert urls[33] == "https://plain.example/t/000000000011"


@pytest.mark.logs_warnings
@pytest.mark.parametrize("took_effect", [True, False])
def test_a_commit_with_unknown_outcome_is_looked_up(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, took_effect: bool
) -> None:
    """The disk reports an error, but the transaction may have been committed."""
    whole = workspace.reserving

    @contextmanager
    def in_doubt() -> Iterator[Transaction]:
        with whole() as transaction:
            yield transaction
            if not took_effect:
                raise storage_failed(workspace.database, Message("Input/output error"))
        raise storage_failed(workspace.database, Message("Input/output error"))

    with monkeypatch.context() as patched:
        patched.setattr(workspace, "reserving", in_doubt)
        if took_effect:
            first = submit(workspace, parka(5, key="ORDER-1"))
            assert (first.job.id, first.existing) == (1, False)
        else:
            with pytest.raises(StorageFailed):
                submit(workspace, parka(5, key="ORDER-1"))
    again = submit(workspace, parka(5, key="ORDER-1"))
    assert (again.job.id, again.existing) == (1, took_effect)


def test_a_request_without_an_order_number_gets_one(workspace: Workspace) -> None:
    made = [submit(workspace, parka(5)).job for _ in range(2)]
    numbers = {job.idempotency_key for job in made}
    assert len(numbers) == 2
    assert all(number and number.startswith("M-20") for number in numbers)
    again = submit(workspace, parka(5, key=made[0].idempotency_key))
    assert (again.job.id, again.existing) == (made[0].id, True)


def test_a_form_that_was_checked_is_not_checked_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = parka(5, key="M-1")
    checked = check_form(workspace, form)
    monkeypatch.setattr(request, "check_passports", _never)
    submitted = submit_checked(workspace, form, checked)
    assert not submitted.existing
    assert submit_checked(workspace, form, checked) == replace(submitted, existing=True)


def test_a_form_is_checked_again_if_its_product_has_changed_since(workspace: Workspace) -> None:
    form = parka(5, key="M-1")
    checked = check_form(workspace, form)
    passport = {"category": "winter parka"}
    with workspace.write() as transaction:
        brand = brands.find(transaction, "nordlicht")
        assert brand
        product = products.find(transaction, brand.id, "PARKA-01")
        assert product
        digest = documents.keep(transaction, json_text.canonical(passport))
        transaction.execute(
            update(tables.products)
            .where(tables.products.c.id == product.id)
            .values(passport_digest=digest)
        )
    with pytest.raises(InvalidInput):
        submit_checked(workspace, form, checked)
    with workspace.read() as transaction:
        assert jobs.find_by_key(transaction, "M-1") is None


def _never(*_: object) -> None:
    raise AssertionError
