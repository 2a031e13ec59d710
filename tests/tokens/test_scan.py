"""A scan finds a token, a product by its code, a job by its order number, and a batch's jobs."""

import pytest

from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.model.mint import MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.products.search import find_products, named_by
from dpp_desktop.store import brands, tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.scan import ScanMatch, find_scanned

ORDER = "PO-2026/0815"
EAN = "9506000134352"
_US_TO_FRENCH = str.maketrans("0123456789-/:", "à&é\"'(-è_ç)!M")


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    form = MintForm("nordlicht", "PARKA-01", "LOT-7", 5, ORDER)
    return run_job(workspace, submit(workspace, form).job.id)


def _product_of(match: ScanMatch) -> str | None:
    return match.product.product.sku if match.product else None


def test_a_token_is_found_by_its_serial(workspace: Workspace, job: MintJob) -> None:
    with workspace.read() as transaction:
        serial = tokens.serials_of(transaction, job.id, 3, 1)[0]
    match = find_scanned(workspace, f" {serial.lower()}\n")
    assert match.token
    assert (match.token.unit, match.product, match.jobs) == (3, None, ())


def test_a_job_is_found_by_its_order_number(workspace: Workspace, job: MintJob) -> None:
    assert find_scanned(workspace, ORDER).jobs == (job,)


def test_the_jobs_of_a_batch_are_found_by_its_code(workspace: Workspace, job: MintJob) -> None:
    later = submit(workspace, MintForm("nordlicht", "PARKA-01", "LOT-7", 2)).job
    assert [each.id for each in find_scanned(workspace, "LOT-7").jobs] == [later.id, job.id]


@pytest.mark.parametrize(
    "scanned",
    [
        EAN,
        f"]E0{EAN}",
        f"0{EAN}",
        f"(01)0{EAN}",
        f"010{EAN}",
        f"]d2010{EAN}17291101",
        f"https://id.nordlicht.example/01/0{EAN}",
        f"id.nordlicht.example/01/0{EAN}/10/LOT-9",
        "PARKA-01",
    ],
)
def test_a_product_is_found_by_its_gtin_and_sku(workspace: Workspace, scanned: str) -> None:
    match = find_scanned(workspace, scanned)
    assert (_product_of(match), match.keyboard) == ("PARKA-01", None)
    assert match.product
    assert match.product.brand_key == "nordlicht"


def test_an_ean_is_found_through_a_french_keyboard(workspace: Workspace) -> None:
    match = find_scanned(workspace, EAN.translate(_US_TO_FRENCH))
    assert _product_of(match) == "PARKA-01"
    assert match.keyboard
    assert "French" in match.keyboard


def test_products_with_the_same_gtin_are_named(workspace: Workspace) -> None:
    twin = {"sku": "PARKA-01-XL", "name": "Parka XL", "gtin": EAN}
    document = {"format": "dpp-desktop/products/1", "products": [twin]}
    import_products(workspace, "nordlicht", parse_products(document, "/gtin"))
    named = "2 products match '9506000134352': PARKA-01 .nordlicht., PARKA-01-XL .nordlicht."
    with pytest.raises(InvalidInput, match=named):
        find_scanned(workspace, EAN)


@pytest.mark.parametrize(
    ("scanned", "message"),
    [
        ("what is this", "'what is this' is not a token, product, order number or batch"),
        ("", "is not a token"),
        ("\x00\x01", "is not a token"),
        ("https://example.org/", "is not a token"),
        ("4006381333931", "No product with the GTIN 04006381333931"),
        ("0123456789AB", "No token with the serial 0123456789AB|belongs to site"),
    ],
)
def test_a_wrong_scan_is_explained(
    workspace: Workspace, job: MintJob, scanned: str, message: str
) -> None:
    with pytest.raises(NotFound, match=message):
        find_scanned(workspace, scanned)


@pytest.mark.parametrize("scanned", [f"]E0{EAN}", f"(01)0{EAN}", EAN.translate(_US_TO_FRENCH)])
def test_a_scan_in_the_product_search_finds_the_product(workspace: Workspace, scanned: str) -> None:
    with workspace.read() as transaction:
        brand = brands.find(transaction, "nordlicht")
    assert brand
    (found,) = find_products(workspace, brand.id, scanned)
    assert found.sku == "PARKA-01"
    assert named_by([found], scanned) == [found]
    assert named_by([found], "]E04006381333931") == []


def _url(workspace: Workspace, job: MintJob) -> str:
    with workspace.read() as transaction:
        return job.link_prefix + tokens.serials_of(transaction, job.id, 0, 1)[0]


INVENTED = "A0XBY7ZKFBQB"


@pytest.mark.parametrize(
    "scanned",
    [
        f"https://id.nordlicht.example/01/0{EAN}/21/{INVENTED}",
        f"id.nordlicht.example/01/0{EAN}/10/LOT-7/21/{INVENTED}",
        f"https://id.nordlicht.example/01/0{EAN}/21/{INVENTED[:-1]}",
        f"https://id.nordlicht.example/01/0{EAN}/21/",
        f"(01)0{EAN}(21){INVENTED}",
        f"010{EAN}21{INVENTED}",
        f"(01)0{EAN}(21)SN-4711",
        f"httpsÖ--id.nordlicht.example-01-0{EAN}-21-{INVENTED}",
    ],
)
def test_an_invented_unit_does_not_pass_as_its_product(
    workspace: Workspace, job: MintJob, scanned: str
) -> None:
    with pytest.raises((NotFound, InvalidInput)):
        find_scanned(workspace, scanned)


def test_an_invented_url_through_another_keyboard_names_both_reasons(
    workspace: Workspace, job: MintJob
) -> None:
    scanned = f"httpsÖ--id.nordlicht.example-01-0{EAN}-21-0123456789AB"
    with pytest.raises(NotFound, match=r"0123456789AB.*\n?.*Scanner keyboard language: "):
        find_scanned(workspace, scanned)


def test_a_url_typed_with_caps_lock_by_a_swedish_keyboard_finds_the_token(
    workspace: Workspace, job: MintJob
) -> None:
    arrived = _url(workspace, job).translate(str.maketrans(":/", "Ö-")).swapcase()
    match = find_scanned(workspace, arrived)
    assert match.token
    assert match.token.unit == 0
    assert match.keyboard
