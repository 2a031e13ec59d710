"""Grades in the notation of ISO/IEC 15415."""

import pytest

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.units.symbol_grade import SymbolGrade, is_grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("3.5/10/660", SymbolGrade(3.5, "10", "660")),
        ("4/06/660", SymbolGrade(4.0, "06", "660")),
        ("0.0/20/W", SymbolGrade(0.0, "20", "W")),
        ("2,8*/05/660", SymbolGrade(2.8, "05", "660", has_extremes=True)),
        (" 1.5/05/w/30q ", SymbolGrade(1.5, "05", "W", "30Q")),
        ("1.5/05/640/D", SymbolGrade(1.5, "05", "640", "D")),
        ("3.1/10/660/45", SymbolGrade(3.1, "10", "660")),
    ],
)
def test_a_grade_is_read_and_written_in_the_notation(text: str, grade: SymbolGrade) -> None:
    assert SymbolGrade.parse(text) == grade
    assert SymbolGrade.parse(str(grade)) == grade
    assert is_grade(text)


def test_the_usual_angle_is_left_out() -> None:
    assert str(SymbolGrade.parse("4/10/660/45")) == "4.0/10/660"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3.5",
        "A",
        "A/10/660",
        "4.1/10/660",
        "5/10/660",
        "3.55/10/660",
        "-1/10/660",
        "3.5/0/660",
        "3.5/00/660",
        "3.5/10/20",
        "3.5/10/9999",
        "3.5/10/",
        "3.5/10/660/",
        "3.5/10/660/91",
        "3.5/10/660/45/1",
        "٣/10/660",
        "https://id.example/3.5/10/660",
    ],
)
def test_other_texts_are_no_grades(text: str) -> None:
    assert not is_grade(text)
    with pytest.raises(InvalidInput, match="isn't a grade in the notation of ISO/IEC 15415"):
        SymbolGrade.parse(text)
