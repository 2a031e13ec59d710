"""Serial spaces: where serials are unique, and how they are encoded."""

from functools import lru_cache

from sqlalchemy import bindparam, insert, select

from dpp_desktop.identity.serials import SerialCodec, derive_space_key
from dpp_desktop.model.brand import KEY_LENGTH, Brand, SerialScope, SerialStyle
from dpp_desktop.store import brands, rows, tables
from dpp_desktop.store.backends import backend_of
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_KEPT_CODECS = 256

_spaces = tables.serial_spaces.c
_paths = tables.link_paths.c

# Built once, because they run for each scan.
_OWNER_OF_PATH = (
    select(_spaces.id, tables.brands.c.key)
    .join(tables.link_paths, _paths.space_id == _spaces.id)
    .join(tables.brands, tables.brands.c.id == _spaces.brand_id)
    .where(_paths.path == bindparam("path"))
)
_SPACE = (
    select(
        _spaces.id,
        _spaces.name,
        _spaces.style,
        _spaces.key,
        tables.brands.c.serial_style.label("brand_style"),
        tables.brands.c.serial_key.label("brand_key"),
    )
    .join(tables.brands, tables.brands.c.id == _spaces.brand_id)
    .where(_spaces.id == bindparam("space"))
)


def find_space(transaction: Transaction, brand: Brand, gtin: str | None) -> int | None:
    """Return the id of the serial space for the brand's products with the GTIN, or None."""
    condition = (_spaces.brand_id == brand.id) & (_spaces.name == _space_name(brand, gtin))
    return transaction.execute(select(_spaces.id).where(condition)).scalar()


def make_space(transaction: Transaction, brand: Brand, gtin: str | None) -> int:
    """Create the serial space for the brand's products with the GTIN and return its id."""
    added = transaction.execute(
        insert(tables.serial_spaces)
        .values(
            brand_id=brand.id,
            name=_space_name(brand, gtin),
            style=brand.serials.style.value,
            key=_space_key(transaction, brand, gtin),
        )
        .returning(_spaces.id)
    )
    return int(added.scalar_one())


def path_owner(transaction: Transaction, path: str) -> tuple[int, str] | None:
    """Return the serial space that a URL path belongs to, and the key of its brand."""
    row = transaction.execute(_OWNER_OF_PATH, {"path": path}).first()
    return (row[0], row[1]) if row else None


def bind_path(transaction: Transaction, path: str, space_id: int) -> None:
    """Assign a URL path to a serial space permanently. The caller must have checked it."""
    backend_of(transaction).insert_if_absent(
        transaction, tables.link_paths, path=path, space_id=space_id
    )


def list_all(transaction: Transaction) -> list[int]:
    """Return the ids of all serial spaces."""
    return list(transaction.execute(select(_spaces.id)).scalars())


def codec(transaction: Transaction, space_id: int) -> SerialCodec:
    """Return the codec of the serial space, which must exist.

    Its style is the brand's, and its key is derived from the brand's key. Neither changes once the
    space exists. Raise StorageDamaged if they don't match.
    """
    found = transaction.execute(_SPACE, {"space": space_id})
    return _CODEC.referenced(found, space_id)


def codec_for(transaction: Transaction, brand: Brand, gtin: str | None) -> SerialCodec:
    """Return the codec for serials of the brand's products with the GTIN.

    It works even if their serial space doesn't exist here, because nothing was minted for them.
    """
    return SerialCodec(brand.serials.style, _space_key(transaction, brand, gtin))


def _space_key(transaction: Transaction, brand: Brand, gtin: str | None) -> bytes:
    return derive_space_key(brands.serial_key(transaction, brand.key), _space_name(brand, gtin))


def _space_name(brand: Brand, gtin: str | None) -> str:
    """Products without a GTIN use the brand's space, regardless of the scope.

    Otherwise, two such products could get the same serials.
    """
    per_product = brand.serials.scope is SerialScope.PRODUCT and gtin is not None
    return f"gtin/{gtin}" if per_product else "brand"


def _codec(*, name: str, style: SerialStyle, key: bytes, **brand: object) -> SerialCodec:
    if brand["brand_style"] != style.value:
        raise rows.InvalidRow("style")
    secret = brand["brand_key"]
    if type(secret) is not bytes or _derived_key(secret, name) != key:
        raise rows.InvalidRow("key")
    return _made_codec(style, key)


# Looking up a scan takes a millisecond, of which creating these would take a third.
_derived_key = lru_cache(_KEPT_CODECS)(derive_space_key)
_made_codec = lru_cache(_KEPT_CODECS)(SerialCodec)


_CODEC = Reader(
    tables.serial_spaces,
    _codec,
    {"style": rows.choice(SerialStyle), "key": rows.blob(KEY_LENGTH)},
)
