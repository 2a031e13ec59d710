"""Keeps compiled SQL statements for all databases of a process.

SQLAlchemy keeps them for one database, which is enough for the program. Tests open a database each,
and would compile the same statements hundreds of times.
"""

from collections.abc import Iterator, MutableMapping
from functools import partial
from typing import Any
from unittest.mock import patch

from sqlalchemy import create_engine

from dpp_desktop.store.backends import sqlite

_Key = tuple[Any, ...]


class CompiledStatements(MutableMapping[_Key, Any]):
    """Compiled statements by their keys without the dialect, which is the first part."""

    def __init__(self) -> None:
        self._kept: dict[_Key, Any] = {}

    def __getitem__(self, key: _Key) -> Any:
        return self._kept[key[1:]]

    def __setitem__(self, key: _Key, statement: Any) -> None:
        self._kept[key[1:]] = statement

    def __delitem__(self, key: _Key) -> None:
        del self._kept[key[1:]]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def share_compiled_statements() -> None:
    """Let all databases that are opened later in this process share compiled statements."""
    options = {"compiled_cache": CompiledStatements()}
    sharing = partial(create_engine, execution_options=options)
    patch.object(sqlite, "create_engine", sharing).start()
