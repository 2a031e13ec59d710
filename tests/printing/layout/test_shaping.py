import pytest
from bidi import get_display

from dpp_desktop.designs.placeholders import Placeholder, UnitText
from dpp_desktop.printing.layout.bidi import levels_of, visual_order
from dpp_desktop.printing.layout.fonts import FontChoice
from dpp_desktop.printing.layout.shaping import (
    GlyphRun,
    Line,
    MissingGlyphs,
    VariableRun,
    clusters,
    shape,
)

SERIAL = Placeholder("serial", 4)
UNIT = Placeholder("unit")


def shaped(*pieces: str, variables: tuple[Placeholder, ...] = (), bold: bool = False) -> Line:
    return shape(UnitText(pieces, variables), FontChoice(bold=bold), units=250)


def visible(line: Line) -> list[str]:
    """Return the texts of runs from left to right, those of variables as their source."""
    return [
        run.variable.source
        if isinstance(run, VariableRun)
        else "".join(glyph.text for glyph in run.glyphs)
        for run in line.runs
    ]


def test_latin_text_is_one_run_in_the_supplied_font() -> None:
    line = shaped("Größe 38 – Žluťoučký")
    (run,) = line.runs
    assert run.font.path.name == "NotoSans-Regular.ttf"
    assert visible(line) == ["Größe 38 – Žluťoučký"]
    assert line.width == pytest.approx(9.9, abs=0.4)


def test_bold_text_uses_the_bold_font() -> None:
    (run,) = shaped("Parka", bold=True).runs
    assert run.font.path.name == "NotoSans-Bold.ttf"
    assert run.width > shaped("Parka").width


def test_letters_with_separate_accents_stay_together() -> None:
    (run,) = shaped("a\u0301x\u0323").runs
    assert isinstance(run, GlyphRun)
    assert "".join(glyph.text for glyph in run.glyphs) == "a\u0301x\u0323"
    assert list(clusters("a\u0301b\u200dc")) == ["a\u0301", "b\u200dc"]


def test_arabic_letters_are_joined_and_run_from_the_right() -> None:
    line = shaped("حقيبة")
    (run,) = line.runs
    assert isinstance(run, GlyphRun)
    assert line.right_to_left
    assert run.font.path.name == "NotoSansArabic-Regular.ttf"
    assert [glyph.text for glyph in run.glyphs] == list(reversed("حقيبة"))
    isolated = {run.font.glyph_of(letter) for letter in "حقيب"}
    assert not isolated & {glyph.number for glyph in run.glyphs[1:]}


def test_values_in_right_to_left_text_are_never_taken_apart() -> None:
    line = shaped("الرقم ", " متر", variables=(SERIAL,))
    texts = visible(line)
    assert texts.index("serial") not in (0, len(texts) - 1)
    assert texts.count("serial") == 1
    assert "م" in texts[-1]


def test_parentheses_are_mirrored_in_right_to_left_text() -> None:
    runs = shaped("(حقيبة)").runs
    parentheses = [
        glyph.number
        for run in runs
        if isinstance(run, GlyphRun)
        for glyph in run.glyphs
        if glyph.text in "()"
    ]
    font = FontChoice().font_for("()")
    assert font is not None
    assert parentheses == [font.glyph_of("("), font.glyph_of(")")]


def test_levels_order_text_like_the_library() -> None:
    for text in ("abc אבג 123 דה", "אב (abc) 12,5% ג", "x גד-12 y", "مرحبا 123 abc", "abc"):
        for right_to_left in (False, True):
            levels = levels_of(text, right_to_left=right_to_left)
            ordered = "".join(text[index] for index in visual_order(levels))
            expected = get_display(text, base_dir="R" if right_to_left else "L")
            mirrored = str.maketrans("()", ")(")
            assert ordered in (expected, expected.translate(mirrored))


def test_hostile_text_does_not_confuse_the_levels() -> None:
    text = 'א\n    levels: [\n Level(\n 7,\n ) ", [ {'
    line = text.replace("\n", "|")
    assert len(levels_of(line, right_to_left=True)) == len(line)


def test_width_counts_with_the_widest_values() -> None:
    widest = shaped("", "", variables=(SERIAL,)).width
    number = shaped("", "", variables=(UNIT,)).width
    font = FontChoice().font_for("M")
    assert font is not None
    em = font.advance_of(font.glyph_of("M"))
    assert widest >= 12 * em
    assert number == pytest.approx(3 * 0.572, abs=0.01)


def test_characters_without_a_glyph_are_named() -> None:
    with pytest.raises(MissingGlyphs) as raised:
        shaped("ok \U0010fffd\U000fff12 x")
    assert raised.value.characters == "\U0010fffd\U000fff12"


@pytest.mark.skipif(
    FontChoice().font_for("棉") is None, reason="no font with Chinese characters is installed"
)
def test_other_scripts_use_fonts_of_the_system() -> None:
    line = shaped("Bag 棉布 38")
    assert visible(line) == ["Bag ", "棉布", " 38"]
    fonts = [run.font.path.name for run in line.runs]
    assert fonts[0] == fonts[2] == "NotoSans-Regular.ttf"
    assert fonts[1] != fonts[0]
