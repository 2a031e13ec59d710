"""Find what a scan identifies in the workspace: a token, a product, or mint jobs."""

from dataclasses import dataclass

from dpp_desktop.identity.scans import Scan, keyboard_scans, read_scan
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import DppError, InvalidInput, NotFound, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.product import Product
from dpp_desktop.model.token import Token
from dpp_desktop.store import jobs, products
from dpp_desktop.store.transaction import Transaction
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.tokens.lookup import find_in, keyboard_message, misread_link, why_not_found

_MAX_NAMED = 5


@dataclass(frozen=True, slots=True)
class BrandProduct:
    """A product and the key of its brand."""

    brand_key: str
    product: Product


@dataclass(frozen=True, slots=True)
class ScanMatch:
    """What a scan identifies: a token, a product, or the jobs of an order number or batch.

    `jobs` are the newest first. `keyboard` says how the scanner's keyboard differs from the
    computer's, if it does.
    """

    token: Token | None = None
    product: BrandProduct | None = None
    jobs: tuple[MintJob, ...] = ()
    keyboard: Message | None = None


def find_scanned(workspace: Workspace, text: str) -> ScanMatch:
    """Return what the text identifies: a token, else a job, else a batch, else a product.

    A token is identified as in `tokens.lookup.look_up`, a job by its order number, a batch by its
    code, and a product by its GTIN or SKU. A text with GTIN and serial identifies a token or
    nothing: a unit that wasn't minted here must not pass as its product. Raise NotFound if nothing
    matches; InvalidInput if several tokens or products match; StorageDamaged.
    """
    text = text.strip()
    scan = read_scan(text)
    with workspace.read() as transaction:
        token = find_in(transaction, text, scan)
        if token:
            return ScanMatch(token=token.token, keyboard=token.keyboard)
        # Other text is neither stored nor can every database compare it.
        named = _jobs_named(transaction, text) if text.isprintable() else ()
        if named:
            return ScanMatch(jobs=named)
        found = _product(transaction, text, scan)
        if found:
            return found
        raise _nothing_found(transaction, text, scan)


def _jobs_named(transaction: Transaction, text: str) -> tuple[MintJob, ...]:
    job = jobs.find_by_key(transaction, text)
    return (job,) if job else tuple(jobs.list_of_code(transaction, text))


def _product(transaction: Transaction, text: str, scan: Scan) -> ScanMatch | None:
    if scan.has_serial:
        return None
    found = _products_named(transaction, text, scan.gtin)
    if found:
        return ScanMatch(product=_only(text, found))
    others = keyboard_scans(text)
    if any(other.scan.has_serial for other in others):
        return None
    for other in others:
        found = _products_named(transaction, other.readings[0].text, other.scan.gtin)
        if found:
            return ScanMatch(product=_only(text, found), keyboard=keyboard_message(other.readings))
    return None


def _products_named(
    transaction: Transaction, text: str, gtin: str | None
) -> list[tuple[str, Product]]:
    by_gtin = products.list_with_gtin(transaction, gtin) if gtin else []
    if by_gtin or not text.isprintable():
        return by_gtin
    return products.list_with_sku(transaction, text)


def _only(text: str, found: list[tuple[str, Product]]) -> BrandProduct:
    if len(found) > 1:
        named = ", ".join(f"{product.sku} ({brand})" for brand, product in found[:_MAX_NAMED])
        message = Message(
            "{count:,} products match {text}: {products}.",
            count=len(found),
            text=shown(text),
            products=f"{named} …" if len(found) > _MAX_NAMED else named,
        )
        raise InvalidInput(
            [Problem("serial_or_url", "ambiguous", message)],
            Message("Enter the SKU or the order number instead."),
        )
    brand_key, product = found[0]
    return BrandProduct(brand_key, product)


def _nothing_found(transaction: Transaction, text: str, scan: Scan) -> DppError:
    if scan.units or scan.has_serial:
        return why_not_found(transaction, text, scan)
    misread = misread_link(transaction, text, scan)
    if misread:
        return misread
    if scan.gtin:
        return NotFound(
            Message("No product with the GTIN {gtin} is in this workspace.", gtin=scan.gtin),
            Message("Check the scanned code, or add the product to its brand."),
        )
    return NotFound(
        Message(
            "{text} is not a token, product, order number or batch of this workspace.",
            text=shown(text),
        ),
        Message("Scan the code again, or enter the serial as printed."),
    )
