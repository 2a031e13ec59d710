"""Product files are checked against every rule, and all problems are reported at once."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dpp_desktop.common.json_text import canonical
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.model.product import MAX_NAME_LENGTH, MAX_SKU_LENGTH, ProductRecord
from dpp_desktop.passports.schemas.validator import MAX_PROBLEMS
from dpp_desktop.products.product_file import (
    parse_products,
    read_product_file,
)
from tests.identity.strategies import gtins
from tests.passports.examples import (
    GTIN,
    MISSING,
    OTHER_GTIN,
    a_product,
    a_product_file,
    json_values,
)


def _problems(document: Any, gtin_pointer: str = "/gtin") -> set[tuple[str, str]]:
    """Return the field and code of every problem in the product file."""
    with pytest.raises(InvalidInput) as caught:
        parse_products(document, gtin_pointer)
    assert all(problem.message for problem in caught.value.problems)
    return {(problem.field, problem.code) for problem in caught.value.problems}


def _record(gtin_pointer: str = "/gtin", **changes: Any) -> ProductRecord:
    (record,) = parse_products(a_product_file(a_product(**changes)), gtin_pointer)
    return record


def test_a_product_needs_only_sku_and_name() -> None:
    assert _record() == ProductRecord("PARKA-01", "Parka", None, "{}")


def test_products_keep_the_order_of_the_file() -> None:
    skus = [f"S-{n}" for n in range(50)]
    products = (a_product(sku=sku) for sku in skus)
    assert [record.sku for record in parse_products(a_product_file(*products), "/gtin")] == skus


def test_text_is_normalised() -> None:
    record = _record(sku=" S 1 ", name="Mare\u0301e", passport={"b": 1, "a": "Mare\u0301e"})
    assert record == ProductRecord("S 1", "Mar\u00e9e", None, '{"b":1,"a":"Mare\u0301e"}')


@given(gtins)
def test_a_gtin_is_padded(gtin: str) -> None:
    assert _record(gtin=gtin).gtin == gtin.zfill(14)


@given(gtins)
def test_the_gtin_can_be_given_in_the_passport(gtin: str) -> None:
    assert _record(passport={"gtin": gtin}).gtin == gtin.zfill(14)
    assert _record(gtin=None, passport={"gtin": gtin}).gtin == gtin.zfill(14)
    assert _record(gtin=gtin, passport={"gtin": gtin.zfill(14)}).gtin == gtin.zfill(14)


@pytest.mark.parametrize(
    ("pointer", "passport"),
    [
        ("/product/gtin", {"product": {"gtin": GTIN}}),
        ("/a~1b/~0c", {"a/b": {"~c": GTIN}}),
        ("/", {"": GTIN}),
        ("/~01", {"~1": GTIN}),
    ],
)
def test_the_gtin_can_be_nested_in_the_passport(pointer: str, passport: dict[str, Any]) -> None:
    assert _record(pointer, passport=passport).gtin == GTIN


@pytest.mark.parametrize(
    "passport", [{}, {"gtin": None}, {"product": {}}, {"product": []}, {"product": "gtin"}]
)
def test_a_product_without_a_gtin_is_read(passport: dict[str, Any]) -> None:
    pointer = "/product/gtin" if "product" in passport else "/gtin"
    assert _record(pointer, gtin=None, passport=passport).gtin is None


@pytest.mark.parametrize("document", [None, [], "products", 1, [a_product()]])
def test_other_values_than_objects_are_rejected(document: Any) -> None:
    assert _problems(document) == {("file", "type")}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"format": MISSING}, ("format", "required")),
        ({"format": "dpp-desktop/brand/1"}, ("format", "const")),
        ({"products": MISSING}, ("products", "required")),
        ({"products": []}, ("products", "minItems")),
        ({"products": {}}, ("products", "type")),
        ({"products": [7]}, ("products[0]", "type")),
        ({"more": 1}, ("file", "additionalProperties")),
        ({"$schema": 1}, ("$schema", "type")),
    ],
)
def test_every_rule_of_the_file(change: dict[str, Any], expected: tuple[str, str]) -> None:
    assert _problems(a_product_file(a_product(), **change)) == {expected}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"sku": MISSING}, (".sku", "required")),
        ({"sku": ""}, (".sku", "minLength")),
        ({"sku": "x" * (MAX_SKU_LENGTH + 1)}, (".sku", "maxLength")),
        ({"sku": 7}, (".sku", "type")),
        ({"sku": "  "}, (".sku", "empty")),
        ({"sku": "S\t1"}, (".sku", "invisible_character")),
        ({"sku": "S\u200b1"}, (".sku", "invisible_character")),
        ({"name": MISSING}, (".name", "required")),
        ({"name": ""}, (".name", "minLength")),
        ({"name": "x" * (MAX_NAME_LENGTH + 1)}, (".name", "maxLength")),
        ({"name": {}}, (".name", "type")),
        ({"name": "\u202eakraP"}, (".name", "invisible_character")),
        ({"gtin": 9506000134352}, (".gtin", "type")),
        ({"gtin": "9506000134353"}, (".gtin", "gtin_check_digit")),
        ({"gtin": "950600013435"}, (".gtin", "gtin_check_digit")),
        ({"gtin": "n/a"}, (".gtin", "gtin_form")),
        ({"gtin": ""}, (".gtin", "gtin_form")),
        ({"gtin": "٩٥٠٦٠٠٠١٣٤٣٥٢"}, (".gtin", "gtin_form")),
        ({"gtin": "00000000"}, (".gtin", "gtin_zero")),
        ({"gtin": GTIN, "passport": {"gtin": OTHER_GTIN}}, (".gtin", "gtin_differs")),
        ({"gtin": GTIN, "passport": {"gtin": [GTIN]}}, (".gtin", "gtin_differs")),
        ({"passport": {"gtin": "9506000134353"}}, (".gtin", "gtin_check_digit")),
        ({"passport": {"gtin": 9506000134352}}, (".gtin", "not_text")),
        ({"passport": {"gtin": False}}, (".gtin", "not_text")),
        ({"passport": {"gtin": ""}}, (".gtin", "gtin_form")),
        ({"passport": None}, (".passport", "type")),
        ({"passport": []}, (".passport", "type")),
        ({"batch": "A"}, ("", "additionalProperties")),
    ],
)
def test_every_rule_of_a_product(change: dict[str, Any], expected: tuple[str, str]) -> None:
    field, code = expected
    document = a_product_file(a_product(sku="S-0"), a_product(**change))
    assert _problems(document) == {(f"products[1]{field}", code)}


def test_a_duplicate_sku_is_rejected() -> None:
    document = a_product_file(
        a_product(sku="Mar\u00e9e"), a_product(sku="B"), a_product(sku=" Mare\u0301e ")
    )
    assert _problems(document) == {("products", "sku_twice")}


def test_all_form_problems_are_reported_at_once() -> None:
    document = a_product_file({}, a_product(sku=1, gtin=2, passport=3), a_product(x=1), more=1)
    assert _problems(document) == {
        ("products[0].sku", "required"),
        ("products[0].name", "required"),
        ("products[1].sku", "type"),
        ("products[1].gtin", "type"),
        ("products[1].passport", "type"),
        ("products[2]", "additionalProperties"),
        ("file", "additionalProperties"),
    }


def test_all_content_problems_are_reported_at_once() -> None:
    document = a_product_file(
        a_product(sku=" ", name="\0", gtin="1"),
        a_product(sku="B", passport={"gtin": "2"}),
        a_product(sku="C"),
        a_product(sku="C", gtin=GTIN, passport={"gtin": OTHER_GTIN}),
    )
    assert _problems(document) == {
        ("products[0].sku", "empty"),
        ("products[0].name", "invisible_character"),
        ("products[0].gtin", "gtin_form"),
        ("products[1].gtin", "gtin_form"),
        ("products[3].gtin", "gtin_differs"),
        ("products", "sku_twice"),
    }


def test_the_number_of_problems_is_limited() -> None:
    document = a_product_file(*[{} for _ in range(10 * MAX_PROBLEMS)])
    assert len(_problems(document)) == MAX_PROBLEMS


@given(json_values)
def test_any_json_is_accepted_or_rejected(value: Any) -> None:
    for document in (value, a_product_file(value), a_product_file(a_product(passport=value))):
        try:
            records = parse_products(document, "/gtin")
        except InvalidInput:
            continue
        assert [json.loads(record.passport) for record in records] == [value]


def test_a_product_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "products.json"
    path.write_text(canonical(a_product_file(a_product(gtin=GTIN))), encoding="utf-8")
    (record,) = read_product_file(path, "/gtin")
    assert record == ProductRecord("PARKA-01", "Parka", GTIN, "{}")
    with pytest.raises(NotFound):
        read_product_file(tmp_path / "other.json", "/gtin")
