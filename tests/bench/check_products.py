"""Checks products with the battery schema, against a bare loop of jsonschema in one process."""

import json
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import jsonschema
import referencing

from dpp_desktop import resource_paths
from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.passports.schemas.sandbox import check_passports
from dpp_desktop.products.product_file import read_product_file
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import interleaved, least_ratio, processor_timed

GOAL = Goal(
    "check products by the battery schema, against bare jsonschema: processor time", "<=", 0.1
)
GOALS: Goals = (GOAL,)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the ratio. The loop checks each product separately."""
    brand = read_brand_file(resource_paths.resource("samples", "velta.brand.json"))
    file = resource_paths.resource("samples", "velta.products.json")
    records = read_product_file(file, brand.gtin_pointer)
    passports = [
        (record.passport, record.gtin) for record in islice(cycle(records), sizes.checked_products)
    ]
    seconds = interleaved(
        sizes.repeats,
        {
            "ours": lambda: processor_timed(
                lambda: _by_program(brand.schema, brand.gtin_pointer, passports),
            ),
            "bare": lambda: processor_timed(lambda: _by_bare_loop(brand.schema, passports)),
        },
    )
    figure = least_ratio(seconds["ours"], seconds["bare"])
    yield GOAL.row(figure, products=sizes.checked_products, seconds=seconds)


def _by_program(schema: str, pointer: str, passports: list[tuple[str, str | None]]) -> None:
    for problems in check_passports(schema, pointer, passports):
        assert not problems


def _by_bare_loop(schema: str, passports: list[tuple[str, str | None]]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema), registry=referencing.Registry())
    for passport, gtin in passports:
        assert not list(validator.iter_errors(json.loads(passport) | {"gtin": gtin}))
