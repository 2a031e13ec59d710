"""Searches 100,000 products of one brand, against a bare LIKE scan for the same text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dpp_desktop.model.product import ProductRecord
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace
from tests.bench.goals import Goal, Goals, Row
from tests.bench.sizes import Sizes
from tests.bench.timing import Seconds, median_ratio, thread_timed
from tests.bench.workspaces import bare_connection, fresh_workspace

GOAL = Goal(
    "find a product, against a bare LIKE scan: processor time, slowest of nine searches", "<=", 3
)
GOALS: Goals = (GOAL,)

_BRAND = "atelier"
_REPEATS = 15
_PRODUCTS = 100_000
_AT_ONCE = 10_000
_TEXTS = ("art-0999", "größe", "no such thing", "9", "999", "JACKE 7", "950600001", "öl", "rasse")
_SCAN = "SELECT count(*) FROM products WHERE sku LIKE ?1 OR name LIKE ?1 OR gtin LIKE ?1"


def measure(_sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Yield the highest ratio of a search. All rows are already in memory."""
    with (
        fresh_workspace(folder) as workspace,
        bare_connection(workspace.database) as connection,
    ):
        for first in range(0, _PRODUCTS, _AT_ONCE):
            _put(workspace, [_product(first + number) for number in range(_AT_ONCE)])
        seconds = {text: _seconds(workspace, connection, text) for text in _TEXTS}
    ratios = {text: median_ratio(of["search"], of["scan"]) for text, of in seconds.items()}
    yield GOAL.row(
        max(ratios.values()),
        ratios=ratios,
        products=_PRODUCTS,
        milliseconds=_thousandfold(seconds),
    )


def _put(workspace: Workspace, records: list[ProductRecord]) -> None:
    with workspace.write() as transaction:
        brand = brands.find(transaction, _BRAND)
        assert brand
        products.put_all(transaction, brand.id, records)


def _product(number: int) -> ProductRecord:
    return ProductRecord(f"ART-{number:06d}", f"Jacke Größe {number}", f"0950600{number:07d}", "{}")


def _seconds(workspace: Workspace, connection: Any, text: str) -> Seconds:
    seconds: Seconds = {"search": [], "scan": []}
    for _ in range(_REPEATS):
        seconds["search"].append(thread_timed(lambda: _search(workspace, text)))
        seconds["scan"].append(thread_timed(lambda: _scan(connection, text)))
    return seconds


def _search(workspace: Workspace, text: str) -> None:
    with workspace.read() as transaction:
        brand = brands.find(transaction, _BRAND)
        assert brand
        products.search(transaction, brand.id, text)


def _scan(connection: Any, text: str) -> None:
    connection.execute(_SCAN, (f"%{text}%",)).fetchall()


def _thousandfold(seconds: dict[str, Seconds]) -> dict[str, Seconds]:
    return {
        text: {name: [each * 1000 for each in taken] for name, taken in of.items()}
        for text, of in seconds.items()
    }
