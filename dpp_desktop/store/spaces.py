"""Serial spaces: where serials are unique, and which numbers are still free."""

from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import bindparam, insert, select, update

from dpp_desktop.identity.numbers import MAX_EPOCH, MAX_SITE, POSITIONS, NumberParts
from dpp_desktop.identity.serials import KEY_LENGTH, SerialCodec, derive_space_key
from dpp_desktop.model.brand import Brand, SerialScope, SerialStyle
from dpp_desktop.store import brands, rows, sqlite, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_KEPT_CODECS = 256

_spaces = tables.serial_spaces.c
_series = tables.number_series.c
_paths = tables.link_paths.c

# Built once, for they are asked at each scan.
_OWNER_OF_PATH = (
    select(_spaces.id, tables.brands.c.key)
    .join(tables.link_paths, _paths.space_id == _spaces.id)
    .join(tables.brands, tables.brands.c.id == _spaces.brand_id)
    .where(_paths.path == bindparam("path"))
)
_SERIES_NAMED = select(_series.id).where(
    _series.space_id == bindparam("space"),
    _series.site == bindparam("site"),
    _series.epoch == bindparam("epoch"),
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


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers that one site issues in one serial space during one epoch."""

    id: int
    space_id: int
    site: int
    epoch: int
    codec: SerialCodec

    def number(self, position: int) -> int:
        """The number at that position of the series."""
        return NumberParts(self.site, self.epoch, position).number


def find_space(transaction: Transaction, brand: Brand, gtin: str | None) -> int | None:
    """Returns the id of the serial space for the brand's products of that GTIN, if it's there."""
    condition = (_spaces.brand_id == brand.id) & (_spaces.name == _space_name(brand, gtin))
    return transaction.execute(select(_spaces.id).where(condition)).scalar()


def make_space(transaction: Transaction, brand: Brand, gtin: str | None) -> int:
    """Makes the serial space for the brand's products of that GTIN and returns its id."""
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
    """Returns the serial space that a URL path was given to, and its brand's key."""
    row = transaction.execute(_OWNER_OF_PATH, {"path": path}).first()
    return (row[0], row[1]) if row else None


def bind_path(transaction: Transaction, path: str, space_id: int) -> None:
    """Gives a URL path to a serial space for ever. Whoever asks must have seen that it's free."""
    sqlite.insert_if_absent(transaction, tables.link_paths, path=path, space_id=space_id)


def room(transaction: Transaction, space_id: int | None) -> int:
    """Returns how many numbers this workspace may still issue in the space."""
    here = transaction.execute(select(tables.workspace)).one()
    query = select(_series.next_position).where(
        _series.space_id == space_id, _series.site == here.site, _series.epoch == here.epoch
    )
    taken = transaction.execute(query).scalar()
    return POSITIONS - int(here.first_position if taken is None else taken)


def reserve(transaction: Transaction, space_id: int, quantity: int) -> tuple[int, int]:
    """Takes the next `quantity` numbers of the space; returns the series' id and first position.

    Whoever asks must have seen that there is room. The range is never given out again, whatever
    becomes of the job.
    """
    here = transaction.execute(select(tables.workspace)).one()
    values = {"space_id": space_id, "site": here.site, "epoch": here.epoch}
    sqlite.insert_if_absent(
        transaction, tables.number_series, **values, next_position=here.first_position
    )
    reserved = transaction.execute(
        update(tables.number_series)
        .filter_by(**values)
        .values(next_position=_series.next_position + quantity)
        .returning(_series.id, _series.next_position - quantity)
    ).one()
    return reserved[0], reserved[1]


def series(transaction: Transaction, series_id: int) -> Series:
    """Returns the series of that id, which must exist. Raises StorageDamaged."""
    query = select(_series.id, _series.space_id, _series.site, _series.epoch).where(
        _series.id == series_id
    )
    space_id, site, epoch = _SERIES.referenced(transaction.execute(query).mappings(), series_id)
    return Series(series_id, space_id, site, epoch, codec(transaction, space_id))


def find_series(transaction: Transaction, space_id: int, site: int, epoch: int) -> int | None:
    """Returns the id of the series of that site and epoch in the space, if it's known here."""
    named = {"space": space_id, "site": site, "epoch": epoch}
    return transaction.execute(_SERIES_NAMED, named).scalar()


def list_all(transaction: Transaction) -> list[int]:
    """Returns the ids of all serial spaces."""
    return list(transaction.execute(select(_spaces.id)).scalars())


def codec(transaction: Transaction, space_id: int) -> SerialCodec:
    """Returns how serials are read in that serial space, which must exist.

    Its style is the brand's, and its key is derived from the brand's: neither changes once the
    space is there. Raises StorageDamaged if they aren't any more what they were.
    """
    found = transaction.execute(_SPACE, {"space": space_id}).mappings()
    return _CODEC.referenced(found, space_id)


def codec_for(transaction: Transaction, brand: Brand, gtin: str | None) -> SerialCodec:
    """Returns how serials of the brand's products of that GTIN are read.

    Also where their serial space isn't there, because nothing was minted for them here.
    """
    return SerialCodec(brand.serials.style, _space_key(transaction, brand, gtin))


def _space_key(transaction: Transaction, brand: Brand, gtin: str | None) -> bytes:
    return derive_space_key(brands.serial_key(transaction, brand.key), _space_name(brand, gtin))


def _space_name(brand: Brand, gtin: str | None) -> str:
    """Without a GTIN the brand's own space serves whatever the scope.

    Nothing else would keep the serials of two such products apart.
    """
    per_product = brand.serials.scope is SerialScope.PRODUCT and gtin is not None
    return f"gtin/{gtin}" if per_product else "brand"


def _codec(*, name: str, style: SerialStyle, key: bytes, **brand: object) -> SerialCodec:
    if brand["brand_style"] != style.value:
        raise rows.Unsound("style")
    secret = brand["brand_key"]
    if type(secret) is not bytes or _derived_key(secret, name) != key:
        raise rows.Unsound("key")
    return _made_codec(style, key)


# A scan is looked up in a millisecond, of which making these would take a third.
_derived_key = lru_cache(_KEPT_CODECS)(derive_space_key)
_made_codec = lru_cache(_KEPT_CODECS)(SerialCodec)


_SERIES: Reader[tuple[int, int, int]] = Reader(
    tables.number_series,
    lambda **row: (row["space_id"], row["site"], row["epoch"]),
    {"site": rows.whole(0, MAX_SITE), "epoch": rows.whole(0, MAX_EPOCH)},
)
_CODEC = Reader(
    tables.serial_spaces,
    _codec,
    {"style": rows.choice(SerialStyle), "key": rows.blob(KEY_LENGTH)},
)
