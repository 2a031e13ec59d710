"""GTINs in columns: UPC-E, one column for SKU and GTIN, and GTINs that several SKUs share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dpp_desktop.identity.gtin import check_digit
from dpp_desktop.identity.upc_e import expanded_upc_e
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.products.catalogue_import.apply import apply_catalogue
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.store import products
from dpp_desktop.store.workspace import Workspace

Check = Callable[..., CheckedCatalogue]

GTIN = "4006381333931"
ONLY_UPC_E = "04252614"
"""The UPC-E of 042100005264, an example of GS1."""
BOTH = "10000069"
"""A valid GTIN-8, and the UPC-E of 100000000069."""


def _gtins(checked: CheckedCatalogue) -> list[str | None]:
    return [row.gtin for row in checked.good()]


def _codes(checked: CheckedCatalogue) -> list[str]:
    return [problem.code for row in checked.rejected() for problem in row.problems]


@pytest.mark.parametrize(
    ("upc_e", "upc_a"),
    [
        (ONLY_UPC_E, "042100005264"),
        ("01234505", "012000003455"),
        ("01234514", "012100003454"),
        ("01234523", "012200003453"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
        ("01234558", "012345000058"),
        ("01234593", "012345000096"),
        ("11234562", "112345000062"),
    ],
)
def test_upc_e_is_expanded(upc_e: str, upc_a: str) -> None:
    body = upc_e[:-1] + check_digit(upc_a[:-1])
    assert expanded_upc_e(body) == upc_a[:-1] + check_digit(upc_a[:-1])


@pytest.mark.parametrize("text", ["04252615", "24252614", "4252614", "0425261٤", "042526141", ""])
def test_other_text_is_not_upc_e(text: str) -> None:
    assert expanded_upc_e(text) is None


@pytest.mark.parametrize("heading", ["UPC", "UPC-E", "EAN/UPC"])
@pytest.mark.parametrize("cell", [ONLY_UPC_E, ONLY_UPC_E[1:], f"{ONLY_UPC_E[:4]} {ONLY_UPC_E[4:]}"])
def test_upc_e_in_a_column_of_upcs_is_expanded(check: Check, heading: str, cell: str) -> None:
    checked = check(f"sku,name,{heading}\nA,Hat,{cell}\n")
    assert _gtins(checked) == ["00042100005264"]
    (notice,) = checked.notices
    assert notice.field == heading
    assert notice.message == "04252614 is UPC-E and is read as 042100005264."


def test_eight_digits_that_can_be_both_are_rejected(check: Check) -> None:
    checked = check(f"sku,name,UPC\nA,Hat,{BOTH}\nB,Cap,000000{BOTH}\n")
    ((row),) = checked.rejected()
    assert [problem.code for problem in row.problems] == ["gtin_or_upc_e"]
    assert "000000" + BOTH in row.problems[0].message
    assert _gtins(checked) == [f"000000{BOTH}"]
    assert _gtins(check(f"sku,name,UPC-E\nA,Hat,{BOTH}\n")) == ["00100000000069"]


@pytest.mark.parametrize("heading", ["EAN", "GTIN", "Barcode"])
def test_eight_digits_in_other_columns_are_a_gtin_8(check: Check, heading: str) -> None:
    assert _gtins(check(f"sku,name,{heading}\nA,Hat,{BOTH}\n")) == [f"000000{BOTH}"]
    assert _codes(check(f"sku,name,{heading}\nA,Hat,{ONLY_UPC_E}\n")) == ["gtin_check_digit"]


def test_a_gtin_8_in_a_column_of_upcs_is_kept(check: Check) -> None:
    assert _gtins(check("sku,name,UPC\nA,Hat,96385074\n")) == ["00000096385074"]


@pytest.mark.parametrize(
    ("head", "overrides"),
    [("EAN,name", {"EAN": "sku+gtin"}), ("sku+gtin,name", {}), ("sku,name", {"#1": "sku+gtin"})],
)
def test_one_column_is_sku_and_gtin(check: Check, head: str, overrides: dict[str, str]) -> None:
    checked = check(f"{head}\n{GTIN},Hat\n{GTIN[:-1]}2,Cap\n", overrides=overrides)
    (row,) = checked.good()
    assert (row.sku, row.gtin) == (GTIN, f"0{GTIN}")
    assert _codes(checked) == ["gtin_check_digit"]


def test_other_columns_lose_the_roles(check: Check) -> None:
    checked = check(f"sku,EAN,name\nA,{GTIN},Hat\n", overrides={"EAN": "sku+gtin"})
    assert [str(target) for target in checked.columns.targets] == ["", "sku+gtin", "name"]
    again = checked.columns.changed({"sku": "sku"})
    assert [str(target) for target in again.targets] == ["sku", "gtin", "name"]


def test_a_sku_whose_zeros_were_removed_is_rejected(check: Check) -> None:
    checked = check("EAN,name\n42100005264,Hat\n", overrides={"EAN": "sku+gtin"})
    assert _codes(checked) == ["gtin_zeros_lost"]


def test_the_error_of_a_list_without_skus_offers_the_gtin(check: Check) -> None:
    with pytest.raises(Exception, match="is also the SKU, assign it to both SKU and GTIN"):
        check(f"EAN,name\n{GTIN},Hat\n")


def test_gtins_that_skus_share_are_reported(check: Check, stocked: Workspace) -> None:
    other = "96385074"
    rows = "".join(f"S{number},Hat,{GTIN}\n" for number in range(24))
    text = f"sku,name,gtin\n{rows}A,Cap,{other}\nB,Scarf,\nB,Scarf,{other}\nC,Shoe,{other}\n"
    checked = check(text)
    (shared, less) = checked.shared_gtins
    assert (shared.gtin, shared.skus) == (f"0{GTIN}", 24)
    assert shared.message.startswith("24 SKUs share the GTIN 04006381333931.")
    assert (less.gtin, less.skus) == (f"000000{other}", 2), "B is rejected, because it is repeated"
    apply_catalogue(stocked, checked)
    assert check(f"sku,name,gtin\nS1,Hat,{GTIN}\n").shared_gtins == [shared]
    assert check("sku,name\nS1,Hat\n").shared_gtins == [shared]
    assert check("sku,name,gtin\nS1,Hat,96385081\nNEW,Hat,\n").shared_gtins == []
    (now,) = check(f"sku,name,gtin\nS1,Hat,96385081\nNEW,Hat,{GTIN}\n").shared_gtins
    assert now.skus == 24


def test_stored_gtins_are_read_page_by_page(
    stocked: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(products, "_PAGE", 2)
    records = [ProductRecord(f"A{at}", "Hat", f"0{GTIN}" if at else None, "{}") for at in range(6)]
    with stocked.write() as transaction:
        products.put_all(transaction, 1, records)
    with stocked.read() as transaction:
        found = list(products.gtins(transaction, 1))
    assert found == [(f"A{at}", f"0{GTIN}") for at in range(1, 6)]
