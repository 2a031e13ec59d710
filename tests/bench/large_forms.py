"""The form of a large passport schema: longest blocks of the event loop, and the first fields."""

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store.workspace import Workspace
from tests.bench import large_schemas
from tests.bench.goals import Goal, Goals, Row
from tests.bench.large_forms_inside import BRAND, SKU
from tests.bench.large_schemas import LargeSchema
from tests.bench.sizes import Sizes
from tests.bench.timing import say
from tests.bench.window_programs import screen
from tests.passports.examples import a_brand

_BLOCK_MS = 50
_FIRST_FIELDS_S = 0.5
_SCHEMAS: dict[str, Callable[[], LargeSchema]] = {
    "form of 609 fields, 218 kB, as Catena-X 7.0.0": large_schemas.published_like,
    "form of 600 fields, 200 kB, six levels": large_schemas.nested,
}
_STEPS = {
    "opening": "opening the product",
    "groups": "opening its groups",
    "typing": "typing",
    "adding": "adding an entry",
}


def _block_goal(form: str, step: str) -> Goal:
    what = f"{form}: longest block while {_STEPS[step]}, processor time"
    return Goal(what, "<=", _BLOCK_MS, "ms")


def _first_goal(form: str) -> Goal:
    return Goal(f"{form}: processor time to the first fields", "<=", _FIRST_FIELDS_S, "s")


GOALS: Goals = tuple(
    goal
    for form in _SCHEMAS
    for goal in (*(_block_goal(form, step) for step in _STEPS), _first_goal(form))
)


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the longest block of each step, and the time to the first fields, of each schema.

    A figure is the median of the longest blocks of several runs.
    """
    with screen(folder) as shown:
        for form, create in _SCHEMAS.items():
            workspace = _workspace(folder, create())
            runs = []
            for _ in range(sizes.repeats):
                runs.append(shown.run("tests.bench.large_forms_inside", workspace))
                say(f"  {runs[-1]}")
            for step in _STEPS:
                longest = [run[step] for run in runs]
                yield _block_goal(form, step).row(median(longest), milliseconds=longest)
            first = [run["first_fields_s"] for run in runs]
            yield _first_goal(form).row(median(first), seconds=first)


def _workspace(folder: Path, large: LargeSchema) -> Path:
    """Return the folder of a closed workspace with a product that has a value in each field."""
    path = Path(tempfile.mkdtemp(dir=folder))
    brand = a_brand(key=BRAND, name="Large", passport_schema=large.schema)
    with Workspace.open(path) as workspace:
        import_brand(workspace, parse_brand(brand))
        record = ProductRecord(SKU, "Large", None, json.dumps(large.passport))
        import_products(workspace, BRAND, [record])
    return path
