"""Serials are shown in readable groups."""

import pytest

from dpp_desktop.ui.tokens.qr_view import grouped


@pytest.mark.parametrize(
    ("serial", "text"),
    [("7K3M9Q2TXW4B", "7K3M-9Q2T-XW4B"), ("ABCD", "ABCD"), ("ABCDE", "ABCD-E"), ("", "")],
)
def test_serials_are_shown_in_groups_of_four(serial: str, text: str) -> None:
    assert grouped(serial) == text
