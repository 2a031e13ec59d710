"""Two sites of one brand never mint the same serial, without contact to each other."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dpp_desktop.brands.brand_file import parse_brand, read_brand_file
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import NotFound
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import site, tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.exporting.job_exports import export_job
from tests.passports.examples import GTIN, OTHER_GTIN, a_brand, a_product, a_product_file

PASSPHRASE = "one for both of the sites"
FIRST, SECOND = 3, 4095
PRODUCTS = {"PARKA-01": GTIN, "PARKA-02": OTHER_GTIN, "SCARF-01": None}
POLICIES = [
    {"style": style, "scope": scope}
    for style in ("permuted", "sequential")
    for scope in ("brand", "product")
]


@pytest.fixture
def sites(tmp_path: Path) -> Iterator[tuple[Workspace, Workspace]]:
    """Return two empty workspaces, each with a site number."""
    with Workspace.open(tmp_path / "one") as first, Workspace.open(tmp_path / "two") as second:
        for workspace, number in ((first, FIRST), (second, SECOND)):
            with workspace.write() as transaction:
                site.change(transaction, number)
        yield first, second


def _share(first: Workspace, second: Workspace, file: Path, **changes: Any) -> None:
    """Import brand and products into the first workspace, then from there into the second."""
    import_brand(first, parse_brand(a_brand(**changes)))
    export_brand(first, "brand", file, PASSPHRASE)
    import_brand(second, read_brand_file(file, PASSPHRASE))
    entries = [a_product(sku=sku, gtin=gtin) for sku, gtin in PRODUCTS.items()]
    for workspace in (first, second):
        import_products(workspace, "brand", parse_products(a_product_file(*entries), "/gtin"))


def _mint(workspace: Workspace, sku: str, quantity: int) -> MintJob:
    return run_job(workspace, submit(workspace, MintForm("brand", sku, "LOT-7", quantity)).job.id)


def _serial(workspace: Workspace, job: MintJob, unit: int) -> str:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, job.id, unit, 1)[0]


def _rows(folder: Path) -> list[dict[str, str]]:
    rows = []
    for pack in folder.rglob("*.csv"):
        with open(pack, encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file))
    return rows


@pytest.mark.parametrize("serials", POLICIES)
def test_exports_of_both_sites_share_no_serial_or_url(
    sites: tuple[Workspace, Workspace], tmp_path: Path, serials: dict[str, str]
) -> None:
    _share(*sites, tmp_path / "brand.json", serials=serials)
    packs = tmp_path / "packs"
    packs.mkdir()
    for workspace in sites:
        for number, sku in enumerate([*PRODUCTS, *PRODUCTS]):
            job = _mint(workspace, sku, 2_500)
            export_job(workspace, job.id, packs / f"{workspace.path.name}-{number}")
    rows = _rows(packs)
    assert len(rows) == 2 * 2 * len(PRODUCTS) * 2_500
    assert len({row["url"] for row in rows}) == len(rows)
    assert len({(row["gtin"], row["serial"]) for row in rows}) == len(rows)
    if serials["scope"] == "brand":
        assert len({row["serial"] for row in rows}) == len(rows)


def test_ascending_serials_differ_even_without_a_common_key(
    sites: tuple[Workspace, Workspace],
) -> None:
    """With the plain brand file, each site draws a key, but ascending serials don't use it."""
    serials = []
    for workspace in sites:
        import_brand(workspace, parse_brand(a_brand(serials={"style": "sequential"})))
        products = parse_products(a_product_file(a_product(gtin=GTIN)), "/gtin")
        import_products(workspace, "brand", products)
        job = _mint(workspace, "PARKA-01", 500)
        serials += [_serial(workspace, job, unit) for unit in (0, 1, 499)]
    assert len(set(serials)) == len(serials)
    assert [serial[:3] for serial in serials] == ["00R"] * 3 + ["ZZR"] * 3


@pytest.mark.parametrize("serials", POLICIES)
def test_a_token_of_another_site_is_attributed_to_it(
    sites: tuple[Workspace, Workspace], tmp_path: Path, serials: dict[str, str]
) -> None:
    first, second = sites
    _share(first, second, tmp_path / "brand.json", serials=serials)
    job = _mint(second, "SCARF-01", 3)
    serial = _serial(second, job, 2)
    message = f"{serial} belongs to site {SECOND} and was not minted here, at site {FIRST}"
    for scanned in (serial, serial.lower(), job.link_prefix + serial):
        with pytest.raises(NotFound, match=message) as caught:
            find_token(first, scanned)
        assert f"Look it up at site {SECOND}" in caught.value.remedy
        assert find_token(second, scanned).unit == 2
    _mint(first, "SCARF-01", 3)  # now its serial space exists
    with pytest.raises(NotFound, match=message):
        find_token(first, serial)


@pytest.mark.parametrize("minted_here", [False, True])
def test_a_url_with_a_serial_space_per_product_also_shows_the_site(
    sites: tuple[Workspace, Workspace], tmp_path: Path, minted_here: bool
) -> None:
    first, second = sites
    _share(first, second, tmp_path / "brand.json", serials={"scope": "product"})
    job = _mint(second, "PARKA-02", 3)
    if minted_here:
        _mint(first, "PARKA-02", 1)
        _mint(first, "PARKA-01", 1)
    with pytest.raises(NotFound, match=f"belongs to site {SECOND}"):
        find_token(first, job.link_prefix + _serial(second, job, 0))


def test_a_forged_serial_is_not_attributed_to_a_site(
    sites: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    first, second = sites
    # In the permuted style, the key makes one made-up serial in 256 a likely one.
    _share(first, second, tmp_path / "brand.json", serials={"style": "sequential"})
    _mint(first, "PARKA-01", 1)
    is_genuine = "if the unit is genuine, it belongs to site"
    for made_up, remedy in (
        ("0123456789AB", is_genuine),
        ("77AB77AB77AB", is_genuine),
        ("ZZZZZZZZZZZZ", "Check the serial and the keyboard language of the scanner"),
    ):
        with pytest.raises(NotFound, match="No token with the serial") as caught:
            find_token(first, made_up)
        assert remedy in caught.value.remedy


def test_without_the_key_no_site_is_named(
    sites: tuple[Workspace, Workspace], tmp_path: Path
) -> None:
    """With another key, a serial can decode to any number."""
    first, second = sites
    _share(first, second, tmp_path / "brand.json")
    # In the sequential style, one number in 65,536 may be of any site; in the permuted, one in 256.
    other = a_brand(key="other", resolver="https://other.example", serials={"style": "sequential"})
    import_brand(first, parse_brand(other))
    job = _mint(second, "SCARF-01", 1)
    serial = _serial(second, job, 0)
    with pytest.raises(NotFound, match=f"belongs to site {SECOND}"):
        find_token(first, serial)
    with pytest.raises(NotFound, match="No token with the serial"):
        find_token(first, f"https://other.example/t/{serial}")
