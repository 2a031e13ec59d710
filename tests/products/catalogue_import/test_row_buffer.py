"""Checked rows are read back unchanged from the buffer, with the values of their messages."""

from pathlib import Path

from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.row_buffer import CheckedRow, RowBuffer


def test_rows_keep_the_values_of_their_messages(tmp_path: Path) -> None:
    message = Message(
        "the first {count:,} of {what}.", count=1_000, what=Message("column {n}", n=2)
    )
    row = CheckedRow(7, ("A", 1), "A", None, (Problem("sku", "wrong", message),))
    with RowBuffer(tmp_path) as buffer:
        buffer.put([row])
        (found,) = buffer
    assert found == row
    assert found.problems[0].message.as_json() == message.as_json()
