"""Runs each test of the store that uses a workspace on all stores.

Tests of files, of values that only SQLite can hold, or in its SQL, have the marker `only_sqlite`.
"""

import pytest

from tests.server_workspaces import SQLITE, STORES


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let the fixture `store` be each store."""
    if "store" in metafunc.fixturenames and "server" not in metafunc.definition.path.parts:
        is_only_sqlite = metafunc.definition.get_closest_marker("only_sqlite")
        metafunc.parametrize("store", [SQLITE] if is_only_sqlite else STORES)
