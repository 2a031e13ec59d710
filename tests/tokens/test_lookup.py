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
from dpp_desktop.tokens.lookup import find_token, look_up
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


def _put_brand(workspace: Workspace, key: str, resolver: str) -> None:
    """Add a brand with sequential serials, the batch in its URLs, and two products."""
    brand = {
        "format": "dpp-desktop/brand/1",
        "key": key,
        "name": key,
        "resolver": resolver,
        "serials": {"style": "sequential"},
        "link": {"batch": True},
        "passport_schema": True,
    }
    import_brand(workspace, parse_brand(brand))
    products = [
        {"sku": "A", "name": "A"},
        {"sku": "With GTIN", "name": "B", "gtin": "09506000134376"},
    ]
    document = {"format": "dpp-desktop/products/1", "products": products}
    import_products(workspace, key, parse_products(document, "/gtin"))


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
        f"01095060001343522{1}{serial}",
        f"0109506000134352112611012{1}{serial}",
        f"01095060001343521729110110LOT-7\x1d21{serial}",
        f"]d201095060001343522{1}{serial}\x1d17291101",
        f"01095060001343522{1}{serial}\x1d10LOT-7\x1d240ABC",
        f"01095060001343522{1}{serial}<GS>10lot-7",
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


def test_urls_are_found_as_people_type_them(workspace: Workspace, job: MintJob) -> None:
    serial = _serial(workspace, job, 3)
    url = find_token(workspace, serial).url
    rest = url.removeprefix("https://")
    for typed in (
        rest,
        f"//{rest}",
        f"http://{rest}",
        url.upper(),
        url.swapcase(),
        url.replace(".example/", ".example./"),
        url.replace(".example/", ".example:443/") + "?linkType=all#x",
        f"http://{rest}".replace(".example/", ".example:80/"),
        f"]Q3{rest}",
    ):
        assert find_token(workspace, typed).serial == serial


@pytest.mark.parametrize("resolver", ["https://id.brand.example", "https://Id.brand.example/Pass"])
def test_caps_lock_changes_neither_resolver_nor_batch(workspace: Workspace, resolver: str) -> None:
    _put_brand(workspace, "brand", resolver)
    for product in ("A", "With GTIN"):
        minted = run_job(
            workspace, submit(workspace, MintForm("brand", product, "Lot-7", 3)).job.id
        )
        url = minted.link_prefix + _serial(workspace, minted, 1)
        for typed in (url.swapcase(), url.upper(), url.lower(), url):
            found = look_up(workspace, typed)
            assert (found.token.url, found.keyboard) == (url, None)


def _typed(text: str, sent: str, arrived: str) -> str:
    return text.translate(str.maketrans(sent, arrived))


_US_TO_GERMAN = (":/-yzYZ", "Ö-ßzyZY")
_US_TO_FRENCH = ("aqwzmAQWZM0123456789:/.-", "qazw,QAZW?à&é\"'(-è_çM!:)")


@pytest.mark.parametrize(
    ("layout", "arrived"), [("German", _US_TO_GERMAN), ("French", _US_TO_FRENCH)]
)
def test_a_scan_through_another_keyboard_layout_is_found_and_explained(
    workspace: Workspace, job: MintJob, layout: str, arrived: tuple[str, str]
) -> None:
    serials = [_serial(workspace, job, unit) for unit in range(job.quantity)]
    serial = next(each for each in serials if {"Y", "Z"} & set(each))
    url = find_token(workspace, serial).url
    for scanned in (serial, url, f"01095060001343522{'1'}{serial}"):
        found = look_up(workspace, _typed(scanned, *arrived))
        assert found.token.serial == serial
        assert found.keyboard
        assert found.keyboard.startswith("Scanner keyboard language: ")
        assert "US English" in found.keyboard
        assert layout in found.keyboard


def test_a_scanner_with_another_layout_than_us_is_found(workspace: Workspace, job: MintJob) -> None:
    serial = _serial(workspace, job, 3)
    url = find_token(workspace, serial).url
    arrived = _typed(url, ":/-yzYZ", ">&/zyZY")
    keyboard = look_up(workspace, arrived).keyboard
    assert keyboard
    assert "the scanner is set to German/Swiss German/Swiss French" in keyboard


def test_a_serial_that_may_be_misread_is_never_called_counterfeit(workspace: Workspace) -> None:
    submit(workspace, parka(12))
    codec = SerialCodec(SerialStyle.PERMUTED, b"somebody else's key, 32 bytes...")
    for serial in (codec.encode(number) for number in range(100)):
        if {"Y", "Z"} & set(serial):
            with pytest.raises(NotFound) as caught:
                find_token(workspace, serial)
            assert "counterfeit" not in caught.value.remedy
            assert "keyboard language" in caught.value.remedy


def test_caps_lock_on_a_keyboard_that_shifts_digits_is_explained(
    workspace: Workspace, job: MintJob
) -> None:
    serials = [_serial(workspace, job, unit) for unit in range(job.quantity)]
    serial = next(each for each in serials if not each.isalpha())
    arrived = _typed(serial.lower(), "0123456789", '=!"§$%&/()')
    assert look_up(workspace, arrived).keyboard == "Caps Lock is on. Turn it off before you scan."


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
    for number in range(150):
        with pytest.raises(NotFound) as caught:
            find_token(workspace, made_up.encode(number))
        messages.append(caught.value.wrong)
    # With each brand's key, one in 256 decodes to a number that a site could have issued.
    assert sum(text.startswith("No token with the serial") for text in messages) > 120
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
        _put_brand(workspace, key, f"https://{key}.example")
        run_job(workspace, submit(workspace, MintForm(key, "A", "L", 3)).job.id)
    with pytest.raises(InvalidInput, match="several tokens have the serial"):
        find_token(workspace, "000000000002")
    assert find_token(workspace, "https://two.example/t/000000000002").job.brand_key == "two"
