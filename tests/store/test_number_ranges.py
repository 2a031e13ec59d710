"""Numbers are reserved once, regardless of the counters in the database."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import StorageDamaged
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import jobs, number_ranges, tables
from dpp_desktop.store.workspace import Workspace

FORM = MintForm("row", "A", "L", 10)


@pytest.fixture
def sequential(workspace: Workspace) -> Workspace:
    """Return a workspace with two jobs of a brand with sequential serials."""
    brand = {
        "format": "dpp-desktop/brand/1",
        "key": "row",
        "name": "Row",
        "resolver": "https://row.example",
        "serials": {"style": "sequential"},
        "passport_schema": True,
    }
    import_brand(workspace, parse_brand(brand))
    products = {"format": "dpp-desktop/products/1", "products": [{"sku": "A", "name": "A"}]}
    import_products(workspace, "row", parse_products(products, "/gtin"))
    for _ in range(2):
        run_job(workspace, submit(workspace, FORM).job.id)
    return workspace


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE number_series SET next_position = 0",
        "UPDATE number_series SET next_position = 19",
        "UPDATE number_series SET next_position = -11",
        "DELETE FROM number_series",
        "UPDATE number_series SET epoch = 3",
    ],
)
def test_a_lowered_counter_issues_no_number_twice(sequential: Workspace, damage: str) -> None:
    with sequential.write() as transaction:
        transaction.exec_driver_sql(damage)
    with pytest.raises(StorageDamaged, match="damaged"):
        submit(sequential, FORM)
    with sequential.read() as transaction:
        assert jobs.last_id(transaction) == 2


@pytest.mark.parametrize("column", ["epoch", "first_position", "site"])
def test_a_changed_workspace_row_issues_no_number_twice(sequential: Workspace, column: str) -> None:
    """Ranges are compared by number, not by the site and epoch of the workspace."""
    with sequential.write() as transaction:
        transaction.exec_driver_sql("DELETE FROM number_series")
        transaction.exec_driver_sql(f"UPDATE workspace SET {column} = {column} + 1")
        transaction.exec_driver_sql(f"UPDATE workspace SET {column} = {column} - 1")
    with pytest.raises(StorageDamaged):
        submit(sequential, FORM)


@pytest.mark.parametrize(
    ("first", "quantity"), [(0, 10), (9, 1), (5, 10), (19, 1), (15, 100), (0, 1_000), (10, 10)]
)
def test_the_database_rejects_overlapping_ranges(
    sequential: Workspace, first: int, quantity: int
) -> None:
    with sequential.read() as transaction:
        reserved = number_ranges.latest_of_job(transaction, 1)
        assert (reserved.first_number, reserved.quantity) == (0, 10)
    values = {"space_id": reserved.space_id, "first_number": first, "quantity": quantity}
    with pytest.raises((StorageDamaged, IntegrityError)), sequential.write() as transaction:
        transaction.execute(
            insert(tables.number_ranges).values(**values, job_id=1, first_unit=0, nonce="")
        )


@pytest.mark.only_sqlite
@pytest.mark.parametrize("position", ["'ten'", "1.5"])
def test_a_counter_that_is_no_whole_number_is_damage(sequential: Workspace, position: str) -> None:
    with sequential.write() as transaction:
        transaction.exec_driver_sql(f"UPDATE number_series SET next_position = {position}")
    with pytest.raises(StorageDamaged, match="damaged"):
        submit(sequential, FORM)


@pytest.mark.parametrize(
    "statement", ["UPDATE number_ranges SET quantity = 1", "DELETE FROM number_ranges"]
)
def test_ranges_never_change(sequential: Workspace, statement: str) -> None:
    with pytest.raises(IntegrityError, match="number ranges"), sequential.write() as transaction:
        transaction.exec_driver_sql(statement)


def test_a_separate_range_is_accepted(sequential: Workspace) -> None:
    with sequential.write() as transaction:
        (reserved,) = number_ranges.of_job(transaction, 1)
        for first in (20, 40, 30):
            transaction.execute(
                insert(tables.number_ranges).values(
                    space_id=reserved.space_id,
                    first_number=first,
                    quantity=10,
                    job_id=1,
                    first_unit=0,
                    nonce="",
                )
            )


def test_a_job_without_numbers_is_reported_as_damaged(workspace: Workspace) -> None:
    with workspace.read() as transaction, pytest.raises(StorageDamaged, match="job 99"):
        number_ranges.latest_of_job(transaction, 99)
