"""Finding products by what is typed of them, among 100,000 of one brand."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.workspaces import fresh_workspace

GOAL = Goal("find a product among 100,000: longest of seven searches, median", "<=", 50, "ms")
GOALS: Goals = (GOAL,)

_REPEATS = 11
_SEARCHES = ("art-0999", "größe", "no such thing", "9", "999", "JACKE 7", "950600001")


def measure(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yields the time of the search that takes longest."""
    with fresh_workspace(folder) as workspace:
        import_products(workspace, "atelier", [_product(i) for i in range(sizes.products)])
        milliseconds = {text: _seconds(workspace, text) for text in _SEARCHES}
    yield GOAL.row(max(milliseconds.values()), milliseconds=milliseconds, products=sizes.products)


def _product(number: int) -> ProductRecord:
    return ProductRecord(f"ART-{number:06d}", f"Jacke Größe {number}", f"0950600{number:07d}", "{}")


def _seconds(workspace: Workspace, text: str) -> float:
    """The median milliseconds of a search."""

    def search() -> float:
        begun = perf_counter()
        with workspace.read() as transaction:
            brand = brands.find(transaction, "atelier")
            if brand:
                products.search(transaction, brand.id, text)
        return (perf_counter() - begun) * 1000

    return median(search() for _ in range(_REPEATS))
