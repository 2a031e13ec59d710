"""The products of all brands are checked together, and a slow schema affects only its own brand."""

from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.passports.schemas import sandbox
from dpp_desktop.products import drafts
from dpp_desktop.products.drafts import list_products_with_status
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.store import brands, products
from dpp_desktop.store.workspace import Workspace
from tests.passports.examples import a_brand, a_product, a_product_file
from tests.passports.schemas.test_sandbox import BACKTRACKING, ENDLESS

REQUIRES_A = {"required": ["a"], "properties": BACKTRACKING["properties"]}


def _add(workspace: Workspace, key: str, *passports: Any) -> None:
    listed = [a_product(sku=f"{n}", passport=passport) for n, passport in enumerate(passports)]
    with workspace.write() as transaction:
        brands.put(transaction, parse_brand(a_brand(key=key, passport_schema=REQUIRES_A)))
        brand = brands.find(transaction, key)
        assert brand
        products.put_all(transaction, brand.id, parse_products(a_product_file(*listed), "/gtin"))


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return the commands that check products from now on."""
    found: list[Any] = []
    start = vars(sandbox)["start_process"]

    def recorded(command: tuple[str, ...], **options: Any) -> Any:
        found.append(command)
        return start(command, **options)

    monkeypatch.setattr(sandbox, "start_process", recorded)
    return found


def _drafts(workspace: Workspace) -> dict[str, list[bool | None]]:
    found: dict[str, list[bool | None]] = {}
    for each in list_products_with_status(workspace):
        found.setdefault(each.brand_key, []).append(each.draft)
    return {key: states for key, states in found.items() if key.startswith("test-")}


def test_one_process_checks_the_products_of_all_brands(
    workspace: Workspace, processes: list[Any]
) -> None:
    for number in range(8):
        _add(workspace, f"test-{number}", {"a": "aa"}, {})
    del processes[:]  # which checked the schemas
    assert _drafts(workspace) == {f"test-{number}": [False, True] for number in range(8)}
    assert len(processes) == 1


def test_a_slow_schema_leaves_products_of_other_brands_checked(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "ANSWER_SECONDS", 0.5)
    _add(workspace, "test-1", {"a": "aa"}, {})
    _add(workspace, "test-2", ENDLESS, {"a": "aa"})
    _add(workspace, "test-3", {"a": "aa"}, {})
    assert _drafts(workspace) == {
        "test-1": [False, True],
        "test-2": [True, None],
        "test-3": [False, True],
    }


def test_a_process_checks_a_limited_number_of_products(
    workspace: Workspace, processes: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(workspace, "test-1", *[{}] * 5)
    _add(workspace, "test-2", {}, {"a": "aa"})
    del processes[:]
    monkeypatch.setattr(drafts, "CHUNK", 3)
    assert _drafts(workspace) == {"test-1": [True] * 5, "test-2": [True, False]}
    assert len(processes) == 2
    monkeypatch.setattr(drafts, "CHUNK_CHARACTERS", 1)
    del processes[:]
    assert _drafts(workspace)["test-2"] == [True, False]
    assert len(processes) == 3
