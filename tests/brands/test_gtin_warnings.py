"""An import warns if the GTIN pointer leads nowhere although another field may be meant."""

from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.import_plan import plan_new_brand
from tests.passports.examples import a_brand

NESTED = {"properties": {"identifier": {"properties": {"eanCode": {"type": "string"}}}}}


def _warnings(schema: Any, **settings: Any) -> list[str]:
    brand = parse_brand(a_brand(passport_schema=schema, **settings))
    return [w.message for w in plan_new_brand(brand).warnings if w.code == "gtin_nowhere"]


def test_fields_that_may_be_meant_are_named() -> None:
    (warning,) = _warnings(NESTED)
    assert warning == (
        "the passport schema has no field at /gtin for the GTIN, so passports are stored without "
        "it. Set gtin_pointer in the brand file if one of these fields is meant: "
        "/identifier/eanCode."
    )


def test_a_wrong_pointer_is_reported_even_if_no_other_field_is_likely() -> None:
    (warning,) = _warnings({"properties": {"name": {}}}, gtin_pointer="/ids/gtin")
    assert "no field at /ids/gtin" in warning


@pytest.mark.parametrize(
    ("schema", "settings"),
    [
        ({"properties": {"name": {}}}, {}),
        ({"required": ["gtin"]}, {}),
        (NESTED, {"gtin_pointer": "/identifier/eanCode"}),
    ],
)
def test_other_imports_have_no_such_warning(schema: Any, settings: dict[str, Any]) -> None:
    assert _warnings(schema, **settings) == []
