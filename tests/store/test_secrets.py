"""Tracebacks, logs and reports contain no keys."""

import traceback

import pytest
from sqlalchemy.exc import DBAPIError

from dpp_desktop.exporting.verification.signature import SigningKey
from dpp_desktop.model.brand import SharedKey
from dpp_desktop.store.workspace import Workspace


def test_database_errors_do_not_contain_stored_values(workspace: Workspace) -> None:
    secret = "the serial key of a brand"
    with pytest.raises(DBAPIError) as failed, workspace.write() as transaction:
        transaction.exec_driver_sql("INSERT INTO nowhere VALUES (?)", (secret,))
    assert secret not in "".join(traceback.format_exception(failed.value))
    assert "nowhere" in str(failed.value)


def test_keys_are_not_in_the_repr_of_values() -> None:
    secret = b"k" * 32
    assert "kkkk" not in repr(SharedKey(secret, site=0, workspace="w"))
    assert "kkkk" not in repr(SigningKey(secret))
