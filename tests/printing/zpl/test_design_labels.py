"""Labels in ZPL, as two other programs draw them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dpp_desktop.carriers.qr_symbols import symbols
from dpp_desktop.designs.builtin import find_builtin
from dpp_desktop.designs.design import (
    Align,
    Fit,
    LabelDesign,
    LineItem,
    MarkItem,
    MarkKind,
    RollStock,
    SymbolItem,
    SymbolKind,
    TextItem,
)
from dpp_desktop.identity.serial_text import ALPHABET, SERIAL_LENGTH
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.layout.fonts import FontChoice
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.raster.bitmap import Bitmap
from dpp_desktop.printing.raster.label import LabelRaster
from dpp_desktop.printing.rendering import Calibration, LabelRun, Output, zpl_output
from dpp_desktop.printing.zpl import design_renderer, stored_letters
from dpp_desktop.printing.zpl.design_renderer import DesignRenderer
from dpp_desktop.profiles.column_sources import JobFacts
from tests.carriers.packs import some_serials, split
from tests.designs.examples import FRAMED, a_label, facts
from tests.printing.zpl.zpl_renderers import (
    NEEDS_ZEBRASH,
    ZplDocument,
    code_on,
    drawn_by_zebrash,
    drawn_by_zplkit,
)

DOTS_PER_MM = {203: 8, 300: 12, 600: 24}
MANY = 20
SERIALS = some_serials(MANY)
UNUSUAL = r"^XZ ~JA \ _5E ${ & Größe ₂"
"""Characters that are commands or escapes in ZPL, and others."""
TEXTS = LabelDesign(
    "texts",
    RollStock(60, 44),
    (
        SymbolItem(1, 1, size=24),
        TextItem(26, 1, 33, 5, "${product_name}", bold=True),
        TextItem(26, 6, 33, 5, "Unit ${unit} – ${serial:4}", align=Align.END),
        TextItem(26, 11, 33, 5, "Ελληνικά: ${serial}", align=Align.CENTER),
        TextItem(26, 16, 27, 5, "الرقم ${serial:3}"),
        TextItem(1, 26, 52, 4, "${url}", 6, 4),
        TextItem(1, 30, 4, 13, "${unit}", 9, rotation=90),
        TextItem(6, 30, 22, 5, "${serial:4}", 7, rotation=180),
        TextItem(54, 21, 5, 22, "${serial}", 6, rotation=270),
        TextItem(30, 31, 23, 12, "Žluťoučký kůň příliš úpěl", 7, fit=Fit.WRAP),
        LineItem(1, 43.5, 58, 0.3),
    ),
)


def roll(name: str) -> LabelDesign:
    design = find_builtin(name)
    assert design is not None
    return design


def run_of(job: JobFacts, serials: str = SERIALS, first_unit: int = 0) -> LabelRun:
    return LabelRun(job, first_unit, serials)


def written(design: LabelDesign, output: Output, *runs: LabelRun, copies: int = 1) -> bytes:
    """Return the file of some runs, in which common parts are stored."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(design_renderer, "WORTH_STORING", 1)
        return file_of(design, output, *runs, copies=copies)


def file_of(design: LabelDesign, output: Output, *runs: LabelRun, copies: int = 1) -> bytes:
    file = io.BytesIO()
    writer = DesignRenderer(design, output).writer(file, copies=copies)
    for run in runs:
        writer.add(run)
    writer.finish()
    return file.getvalue()


def document(zpl: bytes, design: LabelDesign, dpi: int = 203) -> ZplDocument:
    return ZplDocument(zpl, design.stock.width, design.stock.height, DOTS_PER_MM[dpi])


def previews(design: LabelDesign, dpi: int, run: LabelRun) -> Iterator[Bitmap]:
    """Yield the labels as the preview shows them."""
    raster = LabelRaster(lay_out(design, run.facts, zpl_output(Output(dpi))))
    for unit, serial in enumerate(split(run.serials), run.first_unit):
        yield raster.label(serial, unit)


def assert_same(labels: list[Bitmap], design: LabelDesign, dpi: int, run: LabelRun) -> None:
    """Check that labels are those of the preview, dot by dot, and that their codes are right."""
    for label, preview, serial in zip(
        labels, previews(design, dpi, run), split(run.serials), strict=True
    ):
        assert np.array_equal(label, preview)
        assert code_on(label) == run.facts.job.link_prefix + serial


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("name", ["roll-100x50", "roll-50x30"])
def test_labels_look_like_their_preview(name: str, dpi: int) -> None:
    design, run = roll(name), run_of(facts())
    few = replace(run, serials=SERIALS[: 3 * SERIAL_LENGTH])
    complete = DesignRenderer(design, Output(dpi)).render([few])
    assert_same(drawn_by_zplkit(document(complete, design, dpi)), design, dpi, few)
    stored = written(design, Output(dpi), run)
    assert_same(drawn_by_zplkit(document(stored, design, dpi)), design, dpi, run)


@NEEDS_ZEBRASH
def test_another_program_draws_the_same_labels(tmp_path: Path) -> None:
    cases = [(roll("roll-50x30"), 203), (roll("roll-40x20"), 300), (TEXTS, 203)]
    run = run_of(facts(product_name=UNUSUAL))
    few = replace(run, serials=SERIALS[: 3 * SERIAL_LENGTH])
    documents = []
    for design, dpi in cases:
        complete = DesignRenderer(design, Output(dpi)).render([few])
        stored = written(design, Output(dpi), run)
        documents += [document(complete, design, dpi), document(stored, design, dpi)]
    drawn = drawn_by_zebrash(documents, tmp_path)
    for (design, dpi), complete_labels, stored_labels in zip(
        cases, drawn[::2], drawn[1::2], strict=True
    ):
        assert_same(complete_labels, design, dpi, few)
        assert_same(stored_labels, design, dpi, run)


@pytest.mark.parametrize("dpi", [203, 600])
def test_texts_of_all_scripts_and_directions(dpi: int) -> None:
    run = run_of(facts(product_name=UNUSUAL), first_unit=9_990)
    few = replace(run, serials=SERIALS[: 3 * SERIAL_LENGTH])
    complete = DesignRenderer(TEXTS, Output(dpi)).render([few])
    assert_same(drawn_by_zplkit(document(complete, TEXTS, dpi)), TEXTS, dpi, few)
    stored = written(TEXTS, Output(dpi), run)
    assert_same(drawn_by_zplkit(document(stored, TEXTS, dpi)), TEXTS, dpi, run)


@pytest.mark.skipif(FontChoice().font_for("中文") is None, reason="needs a font such as Noto CJK")
def test_chinese_text_in_a_font_of_the_system() -> None:
    text = TextItem(25, 10, 24, 5, "序列号 ${serial:4}", 7, 4)
    run = run_of(facts(product_name="防寒大衣"))
    design = replace(roll("roll-50x30"), items=(*a_label().items, text))
    for zpl in (DesignRenderer(design, Output(203)).render([run]), written(design, Output(), run)):
        assert_same(drawn_by_zplkit(document(zpl, design)), design, 203, run)


def test_characters_without_a_glyph_are_refused() -> None:
    with pytest.raises(InvalidInput, match="no installed font has the characters"):
        DesignRenderer(roll("roll-50x30"), Output(203)).check(
            facts(product_name="\U0001fbf9\uf8ff")
        )


def test_marks_lines_images_and_data_matrix() -> None:
    small = LabelDesign(
        "small",
        RollStock(30, 22),
        (
            SymbolItem(1, 1, SymbolKind.DATA_MATRIX, module=0.25, rotation=90),
            MarkItem(1, 20, 20, 9, MarkKind.GS1_DIGITAL_LINK),
        ),
        rotation=90,
    )
    run = run_of(facts(), SERIALS[: 3 * SERIAL_LENGTH])
    # At 600 dpi, the common parts don't fit into one graphic field.
    for design, dpi in ((FRAMED, 203), (FRAMED, 600), (small, 300)):
        zpl = DesignRenderer(design, Output(dpi)).render([run])
        assert_same(drawn_by_zplkit(document(zpl, design, dpi)), design, dpi, run)


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_modules_are_whole_dots_of_the_matrix(dpi: int) -> None:
    job = facts()
    design = LabelDesign("code", RollStock(50, 50), (SymbolItem(2, 3, size=45),))
    zpl = DesignRenderer(design, Output(dpi)).render([run_of(job, SERIALS[:SERIAL_LENGTH])])
    (label,) = drawn_by_zplkit(document(zpl, design, dpi))
    (modules,) = next(symbols(job.job.link_prefix, SERIALS[:SERIAL_LENGTH]))
    dots = int(45 * DOTS_PER_MM[dpi] // (len(modules) + 8))
    expected = np.kron(modules, np.ones((dots, dots), dtype=np.uint8))
    rows, columns = np.flatnonzero(label.any(axis=1)), np.flatnonzero(label.any(axis=0))
    printed = label[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    assert np.array_equal(printed, expected)


def test_values_that_are_too_wide_are_smaller_on_their_labels_only() -> None:
    design = LabelDesign(
        "narrow",
        RollStock(50, 30),
        (SymbolItem(1, 1, size=22.5), TextItem(25, 2, 22, 5, "${serial:4}", 8, 5)),
    )
    serials = "WWWWWWWWWWWW" + "111111111111" + SERIALS
    run = run_of(facts(), serials)
    for zpl in (DesignRenderer(design, Output(203)).render([run]), written(design, Output(), run)):
        labels = drawn_by_zplkit(document(zpl, design))
        assert_same(labels, design, 203, run)
        heights = [int(label[16:56, 200:].any(axis=1).sum()) for label in labels[:2]]
        assert heights[0] < heights[1]
        right = max(int(np.flatnonzero(label.any(axis=0))[-1]) for label in labels)
        assert right <= (25 + 22) * 8


def test_copies_follow_each_other() -> None:
    design, run = roll("roll-50x30"), run_of(facts())
    renderer = DesignRenderer(design, Output(203))
    single, double = renderer.render([run]), renderer.render([run], copies=2)
    assert double == single.replace(b"^XZ", b"^PQ2^XZ")
    assert written(design, Output(203), run, copies=2).count(b"^PQ2^XZ") == run.count


def test_a_label_changes_nothing_permanently() -> None:
    design, run = roll("roll-50x30"), run_of(facts())
    zpl = written(design, Output(203), run)
    for command in (b"^JU", b"~SD", b"^MD", b"^PR", b"^MN", b"^MT", b"^LT", b"^LS", b"E:", b"B:"):
        assert command not in zpl
    stored = zpl.count(b"~DGR:") + zpl.count(b"^DFR:")
    assert zpl.rstrip().endswith(b".ZPL^FS^IDR:%b*.GRF^FS^XZ" % zpl.split(b"~DGR:")[1][:6])
    assert stored > 2
    assert zpl.count(b"^XA") == zpl.count(b"^XZ") == run.count + 2


def test_labels_of_several_jobs_keep_their_own_texts() -> None:
    design = roll("roll-50x30")
    first = run_of(facts(id=1, product_name="Alpha"))
    second = run_of(facts(id=2, product_name="Beta", batch="LOT-8"), some_serials(MANY, 2))
    labels = drawn_by_zplkit(document(written(design, Output(), first, second), design))
    assert_same(labels[:MANY], design, 203, first)
    assert_same(labels[MANY:], design, 203, second)


def test_only_a_file_of_many_labels_stores_what_they_have_in_common() -> None:
    design, job = roll("roll-50x30"), facts()
    runs = [
        run_of(job, some_serials(99, 1)),
        run_of(job, SERIALS[:SERIAL_LENGTH], 99),
        run_of(facts(id=8)),
    ]
    few = file_of(design, Output(203), *runs[::2])
    assert few == DesignRenderer(design, Output(203)).render(runs[::2])
    many = file_of(design, Output(203), *runs)
    assert many.startswith(DesignRenderer(design, Output(203)).render(runs[:1]))
    assert (many.count(b"^DFR:"), many.count(b"^XFR:"), many.count(b"^IDR:")) == (1, 1, 2)
    labels = drawn_by_zplkit(document(many, design))
    assert_same(labels[99:100], design, 203, runs[1])
    assert_same(labels[100:], design, 203, runs[2])


def test_lines_with_too_many_letters_to_store_are_graphics(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stored_letters, "MAX_LETTERS", 60)
    run = run_of(facts())
    zpl = written(TEXTS, Output(203), run)
    assert 0 < zpl.count(b"~DGR:") <= 60
    assert_same(drawn_by_zplkit(document(zpl, TEXTS)), TEXTS, 203, run)


def test_lines_with_the_same_font_share_their_letters() -> None:
    texts = [TextItem(25, y, 24, 5, "${serial:4}", 7) for y in (2, 8, 14)]
    design = LabelDesign("three", RollStock(50, 30), (SymbolItem(1, 1, size=22.5), *texts))
    run = run_of(facts())
    zpl = written(design, Output(203), run)
    assert zpl.count(b"~DGR:") == len(ALPHABET)
    assert_same(drawn_by_zplkit(document(zpl, design)), design, 203, run)


def test_what_is_stored_is_named_by_job_and_content() -> None:
    item = TextItem(25, 2, 24, 5, "${serial:4}", 7)
    design = LabelDesign("one", RollStock(50, 30), (SymbolItem(1, 1, size=22.5), item))
    bold = replace(design, items=(design.items[0], replace(item, bold=True)))
    names = [
        written(each, Output(203), run_of(facts(id=job))).partition(b"~DGR:")[2][:6]
        for each, job in ((design, 1), (design, 1), (design, 2), (bold, 1))
    ]
    assert names[0] == names[1]
    assert len(set(names)) == 3


def test_runs_of_a_job_are_one_document() -> None:
    design, run = roll("roll-50x30"), run_of(facts())
    half = len(SERIALS) // 2
    parts = (
        run_of(run.facts, SERIALS[:half]),
        run_of(run.facts, SERIALS[half:], half // SERIAL_LENGTH),
    )
    whole = DesignRenderer(design, Output(203)).render([run])
    assert DesignRenderer(design, Output(203)).render(parts) == whole


def test_calibration_moves_a_label_by_whole_dots() -> None:
    design, run = roll("roll-50x30"), run_of(facts(), SERIALS[:SERIAL_LENGTH])
    (preview,) = previews(design, 203, run)
    moved = Output(203, Calibration(offset_x=1.0, offset_y=-0.51))
    (label,) = drawn_by_zplkit(document(DesignRenderer(design, moved).render([run]), design))
    assert np.array_equal(label, np.roll(preview, (-4, 8), axis=(0, 1)))


def test_calibration_that_moves_a_part_off_the_label_is_refused() -> None:
    design, run = roll("roll-50x30"), run_of(facts())
    for offset in (-20.0, 20.0):
        output = Output(203, Calibration(offset_x=offset))
        with pytest.raises(InvalidInput, match="beyond its edge"):
            DesignRenderer(design, output).render([run])


def test_a_serial_that_would_be_off_the_label_is_refused_before_printing() -> None:
    text = TextItem(25, 2, 24, 5, "${serial}", 8, align=Align.END)
    design = LabelDesign("end", RollStock(50, 30), (SymbolItem(1, 1, size=22.5), text))
    DesignRenderer(design, Output(203, Calibration(offset_x=0.9))).check(facts())
    with pytest.raises(InvalidInput, match="beyond its edge"):
        DesignRenderer(design, Output(203, Calibration(offset_x=1.5))).check(facts())


def test_designs_for_sheets_are_refused() -> None:
    with pytest.raises(InvalidInput, match="'L7160' is a design for sheets"):
        DesignRenderer(roll("L7160"), Output(203))


def test_fixed_text_that_does_not_fit_is_refused() -> None:
    job = facts(product_name="A name that is much too long for this label " * 40)
    with pytest.raises(InvalidInput, match="doesn't fit"):
        DesignRenderer(roll("roll-50x30"), Output(203)).check(job)


@pytest.mark.exhaustive
def test_ten_thousand_labels_are_exact() -> None:
    design, job = roll("roll-50x30"), facts()
    for part in range(20):
        run = run_of(job, some_serials(500, part), part * 500)
        zpl = DesignRenderer(design, Output(203)).render([run])
        assert_same(drawn_by_zplkit(document(zpl, design)), design, 203, run)
