"""The settings for publications of a brand, as JSON text by the key of the brand."""

from sqlalchemy import delete, insert, select

from dpp_desktop.store import rows, tables
from dpp_desktop.store.rows import Reader
from dpp_desktop.store.transaction import Transaction

_settings = tables.publishing_settings.c


def find(transaction: Transaction, brand_key: str) -> str | None:
    """Return the settings of the brand as JSON text; None if it has none."""
    query = select(tables.publishing_settings).where(_settings.brand_key == brand_key)
    return _SETTINGS.first(transaction.execute(query))


def put(transaction: Transaction, brand_key: str, settings: str) -> None:
    """Replace the settings of the brand by a JSON object, given as text."""
    transaction.execute(delete(tables.publishing_settings).where(_settings.brand_key == brand_key))
    transaction.execute(
        insert(tables.publishing_settings).values(
            brand_key=brand_key, settings=settings, updated_at=tables.now()
        )
    )


def _text(settings: str, **_: object) -> str:
    return settings


_SETTINGS = Reader(tables.publishing_settings, _text, {"settings": rows.json_object})
