"""ZPL templates of factories: their labels, as two other programs draw them, and their preview."""

import io
from pathlib import Path

import numpy as np
import pytest
import zplkit
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.designs.design import ZplDesign
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.design_check import check_template
from dpp_desktop.printing.printers.settings import ConnectionKind, Language, PrinterSettings
from dpp_desktop.printing.raster.bitmap import Bitmap
from dpp_desktop.printing.rendering import LabelRun, Output
from dpp_desktop.printing.zpl.template_preview import draw_template
from dpp_desktop.printing.zpl.zpl_preview import ZplPreview, preview_zpl
from dpp_desktop.printing.zpl.zpl_renderer import zpl_renderer
from tests.carriers.packs import some_serials, split
from tests.designs.examples import SERIAL, a_label, a_template, facts
from tests.designs.test_zpl_template import ZEBRA_DESIGNER
from tests.printing.zpl.zpl_renderers import (
    NEEDS_ZEBRASH,
    ZplDocument,
    code_on,
    drawn_by_zebrash,
)

ZEBRA = ZplDesign(
    "zebra", ZEBRA_DESIGNER.replace("^FT33,120^BQN,2,5", "^FT250,230^BQN,2,4"), 203, 50, 30
)
CODE = "^FO20,20^BQN,2,4^FDMA,${url}^FS"
SERIALS = some_serials(3)
COMMANDS = (
    *("^FO9,9", "^FT-5,999999999999", "^A0N,30", "^AZB,9,9", "^FB90,2", "^TBN,9,9", "^FR", "^FWB"),
    *("^FDtext", "^FDЖ \\41_41", "^FH\\", "^FV", "^FS", "^FN1", "^FE", "^FC%", "^CI27", "^CI99"),
    *("^BCN,99,Y", "^BQN,2,10", "^BXN,5,200", "^B3", "^BY5", "^GB99,99,9", "^GFA,8,8,1,F", "^GS"),
    *("^XFR:A.ZPL", "^XGR:A.GRF", "^ILR:A.GRF", "^PW32000", "^LL32000", "^LH9,9", "^POI", "^PMY"),
    *("^XA", "^XZ", "~SD9", "^LRY", "^FX", "^PQ9", "^", "~", "^SN1", "^ZZ"),
)


def preview(body: str, **job: object) -> ZplPreview:
    return preview_zpl(a_template(body), Output(), facts(**job), SERIAL, 6)


def dots(drawn: ZplPreview) -> Bitmap:
    return (drawn.coverage > 127).astype(np.uint8)


def black(drawn: ZplPreview) -> int:
    return int(np.count_nonzero(drawn.coverage))


def texts(drawn: ZplPreview) -> str:
    return " ".join(map(str, (*drawn.problems, *drawn.notes)))


@NEEDS_ZEBRASH
def test_a_printer_prints_the_link_of_each_unit(tmp_path: Path) -> None:
    job = facts(product_name=r"^~\_中")
    zpl = zpl_renderer(ZEBRA, Output(203)).render([LabelRun(job, 0, SERIALS)])
    (labels,) = drawn_by_zebrash([ZplDocument(zpl, 50, 30, 8)], tmp_path)
    links = [code_on(label) for label in labels]
    assert links == [job.job.link_prefix + serial for serial in split(SERIALS)]


def test_a_file_has_the_labels_of_all_runs_with_their_copies() -> None:
    job = facts()
    renderer = zpl_renderer(ZEBRA, Output())
    run = LabelRun(job, 0, SERIALS)
    file = io.BytesIO()
    writer = renderer.writer(file, copies=3)
    writer.add(run)
    writer.add(LabelRun(job, 3, some_serials(2, 2)))
    writer.finish()
    labels = file.getvalue().splitlines(keepends=True)
    single = renderer.render([run, LabelRun(job, 3, some_serials(2, 2))])
    assert b"".join(labels).replace(b"^PQ3^XZ", b"^XZ") == single
    assert b"".join(labels).count(b"^PQ3^XZ\n") == 5


def test_a_template_for_another_resolution_is_refused() -> None:
    with pytest.raises(InvalidInput, match="203 dpi, but the printer has 300 dpi"):
        zpl_renderer(ZEBRA, Output(300))


def test_the_preview_of_a_template_shows_a_real_unit() -> None:
    job = facts(product_name="Fjell")
    drawn = preview_zpl(ZEBRA, Output(), job, SERIAL, 6)
    assert drawn.coverage.shape == (240, 400)
    assert code_on(dots(drawn)) == job.job.link_prefix + SERIAL
    assert black(drawn) > black(preview(CODE))
    assert "Gr" not in texts(drawn)


def test_characters_that_the_preview_lacks_are_shown_as_similar_ones() -> None:
    body = CODE + "^FO10,200^A0N,30^FD${product_name}^FS"
    with_accents = preview(body, product_name="Żurück")
    without = preview(body, product_name="Zuruck")
    assert np.array_equal(with_accents.coverage, without.coverage)
    assert "other characters for Ż" in texts(with_accents)
    unknown = preview(body, product_name="中文")
    assert np.array_equal(unknown.coverage, preview(body, product_name="??").coverage)
    assert not texts(without)


def test_the_character_set_of_a_field_is_kept() -> None:
    body = CODE + "^CI27^FO10,200^A0N,30^FH\\^FDGr\\F6\\DFe^FS^FO10,100^A0N,30^FDunder_20^FS"
    other = CODE + "^FO10,200^A0N,30^FDGrosse^FS^FO10,100^A0N,30^FDunder_20^FS"
    assert np.array_equal(preview(body).coverage, preview(other).coverage)


@pytest.mark.parametrize(
    ("body", "is_cut"),
    [
        ("^FO10,190^A0N,45^FD${product_name}^FS", True),
        ("^PW400^LL240^FO10,190^A0N,45^FD${product_name}^FS", True),
        ("^FO380,10^GB40,9,9^FS", True),
        ("^FO10,235^GB9,20,9^FS", True),
        ("^FO300,200^GB100,40,9^FS", False),
        ("^POI^FO10,200^A0N,30^FD${product_name}^FS", False),
    ],
)
def test_a_label_that_is_larger_than_its_stock_is_reported(body: str, is_cut: bool) -> None:
    drawn = preview(CODE + body, product_name="Fjell winter parka, anthracite")
    assert ("beyond the right or bottom edge of its 50 × 30 mm" in texts(drawn)) == is_cut
    assert drawn.coverage.shape == (240, 400)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("^FO20,20^A0N,12^FD${url}^FS", ["no_symbol"]),
        ("^FO20,20^BCN,50^FD${serial}^FS", ["no_symbol"]),
        ("^FO20,900^BQN,2,4^FDMA,${url}^FS", ["no_symbol"]),
        ("^LH0,300" + CODE, ["no_symbol", "beyond_edge"]),
        ("^FO300,150^BQN,2,4^FDMA,${url}^FS", ["beyond_edge"]),
        (CODE + "^FO60,60^A0N,30^FD${product_name}^FS", ["covered"]),
        (CODE + "^FO10,10^GB4,100,4^FS", ["covered"]),
        ("^FO20,20^BXN,4,200^FD${url}^FS^FO25,25^GB20,20,20^FS", ["covered"]),
        (CODE, []),
        ("^PMY^POI" + CODE + "^FO200,20^A0N,30^FD${product_name}^FS", []),
        ("^FO20,20^BXN,4,200^FD${url}^FS", []),
        ("^FO20,20^BQN,2,4^FDMA,https://id.example/${serial}^FS", []),
        ("^XFE:LABEL.ZPL^FS^FN1^FD${url}^FS", ["stored", "beyond_edge"]),
    ],
)
def test_a_code_that_is_missing_off_the_label_or_covered_is_reported(
    body: str, codes: list[str]
) -> None:
    drawn = preview(body, product_name="Fjell")
    assert [problem.code for problem in drawn.problems] == codes
    problems = check_template(a_template(body), facts(product_name="Fjell"), SERIAL, 6).warnings
    assert problems == drawn.problems


def test_what_only_the_printer_has_is_left_out_and_reported() -> None:
    drawn = preview(CODE + "^FO9,9^XGR:LOGO.GRF,1,1^FS")
    assert np.array_equal(drawn.coverage, preview(CODE).coverage)
    assert "leaves out ^XG" in texts(drawn)


@pytest.mark.parametrize("body", ["", "^FO9,9^XGE:A.GRF^FS", "^FO1,1^BQN,2,4^FD^FS", "^FB9"])
def test_templates_without_a_drawing_have_a_blank_preview(body: str) -> None:
    coverage = draw_template(a_template(""), f"^XA{body}^XZ".encode(), SERIAL).coverage
    assert coverage.shape == (240, 400)
    assert not coverage.any()


@pytest.mark.parametrize(
    ("fields", "shown_as"),
    [
        (["^FO9,9^XGR:LOGO.GRF,1,1^FS"] * 500, "leaves out ^XG,"),
        (["^FO9,9^BQN,2,4^FD^FS"] * 500, "leaves out ^FD,"),
        (
            [f"^FO9,9^A0N,30^FD{chr(0x4E00 + number)}^FS" for number in range(500)],
            "for 一 丁 丂 七 丄 丅 丆 万 丈 三 上 下 丌 不 与 丏 丐 丑 丒 专 …, because",
        ),
    ],
)
def test_a_preview_is_drawn_a_few_times_however_much_is_left_out(
    fields: list[str], shown_as: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    render, drawings = zplkit.render, list[bytes]()

    def counted(data: bytes, options: zplkit.Options) -> object:
        drawings.append(data)
        return render(data, options)

    monkeypatch.setattr(zplkit, "render", counted)
    label = f"^XA^CI28^FO100,100^GB9,9,9^FS{''.join(fields)}^XZ".encode()
    drawn = draw_template(a_template(""), label, SERIAL)
    assert drawn.coverage[100:109, 100:109].all()
    assert shown_as in " ".join(map(str, drawn.notes))
    assert len(drawings) < 30


@given(st.lists(st.sampled_from(COMMANDS), max_size=12))
def test_any_commands_have_a_preview_of_the_size_of_the_label(commands: list[str]) -> None:
    label = f"^XA{''.join(commands)}^XZ".encode()
    coverage = draw_template(a_template(""), label, SERIAL).coverage
    assert coverage.shape == (240, 400)


def test_the_preview_of_a_design_has_the_dots_of_its_printer() -> None:
    for dpi, width in ((None, 400), (203, 400), (300, 600), (600, 1200)):
        drawn = preview_zpl(a_label(), Output(dpi), facts(), SERIAL, 0)
        assert drawn.coverage.shape[1] == width
        assert drawn.dots_per_mm == width / 50
        assert not drawn.problems
        assert set(np.unique(drawn.coverage).tolist()) == {0, 255}


def test_a_zpl_printer_has_the_dots_of_its_print_head() -> None:
    settings = PrinterSettings(ConnectionKind.TCP, "tcp://printer", Language.ZPL, 300)
    assert settings.output.dots_per_mm == 12
    queue = PrinterSettings(ConnectionKind.QUEUE, "office", Language.PDF, 300)
    assert queue.output.dots_per_mm == pytest.approx(300 / 25.4)
