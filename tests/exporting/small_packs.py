"""Lets exports have small packs, so that several packs are quick to write."""

import pytest

from dpp_desktop.exporting import resolve, start


def use_small_packs(monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    """Let exports that are created in this test have packs of that many rows."""
    for module in (resolve, start):
        monkeypatch.setattr(module, "MAX_PACK_ROWS", rows)
