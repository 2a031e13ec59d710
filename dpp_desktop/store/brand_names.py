"""The names of brands, for the first frame of the window, which needs nothing else of them."""

from sqlalchemy import select

from dpp_desktop.store import tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_brands = tables.brands.c


def brand_names(transaction: Transaction) -> dict[str, str]:
    """Return the name of each brand by its key, without brands that can't be read."""
    query = select(_brands.key, _brands.name)
    return dict(_READER.readable(transaction.execute(query)).found)


_READER: Reader[tuple[str, str]] = Reader(tables.brands, lambda key, name: (key, name))
