"""Text that is escaped for spreadsheet programs is read back unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.common.spreadsheet_text import protected, unprotected


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="00123"', "00123"),
        ('="Hose, rot"', "Hose, rot"),
        ('="a ""b"""', 'a "b"'),
        ('=""', ""),
        ("'00125", "00125"),
        ("'=1+1", "=1+1"),
        ("'+40 Grad", "+40 Grad"),
        ("'-5", "-5"),
        ("'@home", "@home"),
        ("'\r", ""),
        ("'\n=1+1", "=1+1"),
        ("'\tJacke", "Jacke"),
        ("'Jacke", "'Jacke"),
        ("'", "'"),
        ("''5", "'5"),
        ('="', '="'),
        ('="a"&"b"', '="a"&"b"'),
        ("=1+1", "=1+1"),
        ("4006381333931", "4006381333931"),
    ],
)
def test_an_escape_mark_is_removed(cell: str, text: str) -> None:
    assert unprotected(cell) == text


@given(st.text(max_size=300) | st.text("=\"'+-@05a\n", max_size=300))
def test_escaped_text_is_read_back(text: str) -> None:
    assert unprotected(protected(text.strip())) == text.strip()
