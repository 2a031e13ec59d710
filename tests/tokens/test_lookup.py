"""A token is found by any text that a scanner or a person reads on a unit."""

import pytest

from dpp_desktop.brands.brand_file import parse_brand
from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.minting.control import cancel
from dpp_desktop.minting.progress import NullMintObserver
from dpp_desktop.minting.request import MintForm
from dpp_desktop.minting.run import run_job
from dpp_desktop.minting.submit import submit
from dpp_desktop.model.brand import SerialStyle
from dpp_desktop.model.errors import InvalidInput, NotFound
from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.products.product_file import parse_products
from dpp_desktop.products.product_import import import_products
from dpp_desktop.store import number_ranges, serial_spaces, tokens
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_token
from tests.conftest import parka
from tests.samples import first_number


@pytest.fixture
def job(workspace: Workspace) -> MintJob:
    """Return the second of two completed jobs."""
    run_job(workspace, submit(workspace, parka(12)).job.id)
    return run_job(workspace, submit(workspace, parka(40)).job.id, cycle_tokens=15)


def _serial(workspace: Workspace, job: MintJob, unit: int) -> str:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, job.id, unit, 1)[0]


@pytest.mark.parametrize("unit", [0, 14, 15, 29, 30, 39])
def test_every_unit_is_found_by_serial_and_by_url(
    workspace: Workspace, job: MintJob, unit: int
) -> None:
    serial = _serial(workspace, job, unit)
    by_serial = find_token(workspace, serial)
    assert (by_serial.serial, by_serial.unit, by_serial.number) == (
        serial,
        unit,
        first_number(workspace, job) + unit,
    )
    assert by_serial.job == job
    assert find_token(workspace, by_serial.url) == by_serial


def test_serials_are_found_as_typed_and_scanned(workspace: Workspace, job: MintJob) -> None:
    serial = _serial(workspace, job, 3)
    grouped = f"{serial[:4]}-{serial[4:8]} {serial[8:]}"
    confused = serial.replace("0", "O").replace("1", "l").lower()
    for read in (serial.lower(), grouped, confused, f"  {serial}\r\n"):
        assert find_token(workspace, read).serial == serial


def test_gs1_element_strings_are_found(workspace: Workspace, job: MintJob) -> None:
    serial = _serial(workspace, job, 3)
    for scanned in (
        f"]Q3https://id.nordlicht.example/01/09506000134352/21/{serial}",
        f"]d1{serial}",
        f"(01)09506000134352(21){serial}",
        f"(01)09506000134352(10)LOT-7(21){serial}",
        f"]C1010950600013435210LOT-7\x1d21{serial}",
    ):
        assert find_token(workspace, scanned).serial == serial
    for scanned in (
        f"(01)09506000134369(21){serial}",
        f"(01)09506000134352(10)LOT-8(21){serial}",
    ):
        with pytest.raises(NotFound, match="its serial was minted"):
            find_token(workspace, scanned)


def test_variants_of_a_url_are_found(workspace: Workspace, job: MintJob) -> None:
    serial = _serial(workspace, job, 3)
    for url in (
        f"https://ID.Nordlicht.example/01/09506000134352/21/{serial.lower()}",
        f"http://id.nordlicht.example/01/9506000134352/21/{serial}/",
        f"https://id.nordlicht.example:443/01/09506000134352/10/LOT-7/21/{serial}?linkType=all#x",
    ):
        assert find_token(workspace, url).serial == serial


def test_a_url_of_another_brand_product_or_batch_is_not_this_token(
    workspace: Workspace, job: MintJob
) -> None:
    serial = _serial(workspace, job, 3)
    for url in (
        f"https://id.other.example/01/09506000134352/21/{serial}",
        f"https://id.nordlicht.example/01/09506000134369/21/{serial}",
        f"https://id.nordlicht.example/01/09506000134352/10/LOT-8/21/{serial}",
        f"https://id.nordlicht.example/t/{serial}",
    ):
        with pytest.raises(NotFound, match="not minted here; its serial was minted"):
            find_token(workspace, url)


def test_invented_serials_are_not_found(workspace: Workspace, job: MintJob) -> None:
    made_up = SerialCodec(SerialStyle.PERMUTED, b"somebody else's key, 32 bytes...")
    messages = []
    for number in range(500):
        with pytest.raises(NotFound) as caught:
            find_token(workspace, made_up.encode(number))
        messages.append(caught.value.wrong)
    # With each brand's key, one in 256 decodes to a number that a site could have issued.
    assert sum(text.startswith("No token with the serial") for text in messages) > 400
    assert all("was not minted here" in text or "No token" in text for text in messages)


def test_a_reserved_number_is_not_a_token_until_it_is_minted(workspace: Workspace) -> None:
    job = submit(workspace, parka(20)).job

    class CancelAtOnce(NullMintObserver):
        def progressed(self, job: MintJob) -> None:
            cancel(workspace, job.id)

    ended = run_job(workspace, job.id, CancelAtOnce(), cycle_tokens=10)
    assert (ended.status, ended.minted) == (JobStatus.CANCELLED, 10)
    other = run_job(workspace, submit(workspace, parka(20)).job.id)
    assert find_token(workspace, _serial(workspace, ended, 9)).job == ended
    assert find_token(workspace, _serial(workspace, other, 0)).job == other
    with workspace.read() as transaction:
        (reserved,) = number_ranges.of_job(transaction, ended.id)
        codec = serial_spaces.codec(transaction, reserved.space_id)
    with pytest.raises(NotFound):
        find_token(workspace, codec.encode(reserved.number_of(10)))


@pytest.mark.parametrize(
    "read", ["", "ABC", "U" * 12, "https://x.example", "ftp://a.example/t/0", "/01/1/21/2", "\x00"]
)
def test_other_text_is_rejected(workspace: Workspace, read: str) -> None:
    with pytest.raises(InvalidInput):
        find_token(workspace, read)


def test_a_serial_shared_by_brands_requires_the_url(workspace: Workspace) -> None:
    """Sequential serials of two brands are equal, but their URLs differ."""
    for key in ("one", "two"):
        brand = {
            "format": "dpp-desktop/brand/1",
            "key": key,
            "name": key,
            "resolver": f"https://{key}.example",
            "serials": {"style": "sequential"},
            "passport_schema": True,
        }
        import_brand(workspace, parse_brand(brand))
        products = {"format": "dpp-desktop/products/1", "products": [{"sku": "A", "name": "A"}]}
        import_products(workspace, key, parse_products(products, "/gtin"))
        run_job(workspace, submit(workspace, MintForm(key, "A", "L", 3)).job.id)
    with pytest.raises(InvalidInput, match="several tokens have the serial"):
        find_token(workspace, "000000000002")
    assert find_token(workspace, "https://two.example/t/000000000002").job.brand_key == "two"
