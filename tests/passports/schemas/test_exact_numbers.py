"""Numbers are compared by their exact decimal digits."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.common import json_text
from dpp_desktop.passports.schemas.exact_numbers import exact, identity, is_multiple
from dpp_desktop.passports.schemas.validator import check_passport
from tests.passports.examples import DRAFTS, json_values

DRAFT_03 = "http://json-schema.org/draft-03/schema#"
BIG = 10**23
"""As a double, 1e23 is 99999999999999991611392."""

decimals = st.decimals(
    min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=4
)


def _is_valid(rule: dict[str, Any], number: str, draft: str = DRAFTS["2020-12"]) -> bool:
    schema = json_text.canonical({"$schema": draft, "properties": {"n": rule}})
    return not check_passport(schema, f'{{"n":{number}}}', None, "/gtin")


@pytest.mark.parametrize(
    ("number", "divisor", "is_one"),
    [
        ("19.99", 0.01, True),
        ("4.02", 0.01, True),
        ("1.11", 0.01, True),
        ("-1.11", 0.01, True),
        ("1.005", 0.01, False),
        ("74.77", 0.0001, True),
        ("0.3", 0.1, True),
        ("0.30000000000000004", 0.1, False),
        ("1e300", 0.01, True),
        ("1e-7", 1e-8, True),
        ("1e-7", 1e-6, False),
        ("9007199254740993", 2, False),
        ("9007199254740993", 3, True),
        ("0", 0.01, True),
        ("7.5", 2.5, True),
        ("1e308", 5e-324, True),
    ],
)
@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_multiples_are_decimal(number: str, divisor: float, is_one: bool, draft: str) -> None:
    assert _is_valid({"multipleOf": divisor}, number, draft) is is_one


def test_divisible_by_is_decimal_in_draft_03() -> None:
    assert _is_valid({"divisibleBy": 0.01}, "19.99", DRAFT_03)
    assert not _is_valid({"divisibleBy": 0.01}, "1.005", DRAFT_03)


@pytest.mark.parametrize(
    ("rule", "number", "valid"),
    [
        ({"minimum": BIG}, "1e23", True),
        ({"minimum": BIG + 1}, "1e23", False),
        ({"maximum": 1e23}, str(BIG), True),
        ({"maximum": 1e23}, str(BIG + 1), False),
        ({"exclusiveMinimum": 1e23}, str(BIG), False),
        ({"exclusiveMinimum": 1e23}, str(BIG + 1), True),
        ({"exclusiveMaximum": BIG}, "1e23", False),
        ({"exclusiveMinimum": 9007199254740992}, "9007199254740993", True),
        ({"const": BIG}, "1e23", True),
        ({"const": 1e23}, str(BIG), True),
        ({"const": 1e23}, "99999999999999991611392", False),
        ({"const": 1}, "1.0", True),
        ({"const": 1}, "true", False),
        ({"const": [1, {"a": 0}]}, '[1.0,{"a":0.0}]', True),
        ({"const": [1, {"a": 0}]}, '[1,{"a":false}]', False),
        ({"enum": [BIG, "x"]}, "1e23", True),
        ({"enum": [0]}, "false", False),
        ({"enum": ["1"]}, "1", False),
        ({"enum": ["1"]}, '"1"', True),
        ({"uniqueItems": True}, f"[1e23,{BIG}]", False),
        ({"uniqueItems": True}, "[1,true]", True),
        ({"uniqueItems": True}, "[1,1.0]", False),
        ({"uniqueItems": True}, "[9007199254740992,9007199254740993]", True),
        ({"uniqueItems": True}, '[{"a":1,"b":2},{"b":2,"a":1.0}]', False),
        ({"uniqueItems": False}, "[1,1]", True),
        ({"type": "integer"}, "1.0", True),
        ({"type": "integer"}, "1e300", True),
        ({"type": "integer"}, "1.5", False),
        ({"type": "integer"}, "1" + "0" * 300, True),
    ],
)
def test_every_keyword_compares_exact_digits(
    rule: dict[str, Any], number: str, valid: bool
) -> None:
    assert _is_valid(rule, number) is valid


@pytest.mark.parametrize("keyword", ["minimum", "maximum"])
def test_draft_04_excludes_the_limit_itself(keyword: str) -> None:
    exclusive = f"exclusive{keyword.title()}"
    for number, limit in (("1e23", BIG), (str(BIG), 1e23), ("0.1", 0.1)):
        assert _is_valid({keyword: limit, exclusive: False}, number, DRAFTS["draft-04"])
        assert not _is_valid({keyword: limit, exclusive: True}, number, DRAFTS["draft-04"])


@given(decimals, st.integers(-(10**6), 10**6))
def test_a_product_of_decimals_is_a_multiple(divisor: Decimal, factor: int) -> None:
    number = divisor * factor
    if divisor and Decimal(repr(float(number))) == number:
        assert is_multiple(float(number), float(divisor))


@given(decimals, decimals)
def test_multiples_match_exact_fractions(number: Decimal, divisor: Decimal) -> None:
    expected = (
        not number if not divisor else (Fraction(number) / Fraction(divisor)).denominator == 1
    )
    assert is_multiple(float(number), float(divisor)) is expected


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_equals_its_text(number: float) -> None:
    assert exact(number) == Fraction(repr(number))


@given(json_values)
def test_equal_values_have_one_identity(value: Any) -> None:
    again = json_text.parse(json_text.canonical([value]))
    assert isinstance(again, list)
    assert identity(again) == identity([value])
    assert identity(value) not in (identity([value]), identity({"a": value}))
