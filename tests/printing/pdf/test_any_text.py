"""Any text is printed, or refused with a reason."""

import io

import pikepdf
from hypothesis import example, given
from hypothesis import strategies as st

from dpp_desktop.designs.design import Align, Fit, LabelDesign, MarkItem, MarkKind, TextItem
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.raster import draw_label
from dpp_desktop.printing.pdf.document import PdfRenderer
from dpp_desktop.printing.rendering import LabelRun, Output
from tests.printing.labels import CODE, a_roll, a_run

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn"))
_SUPPLIED = st.sampled_from("aZ ß,.(éΩЖ0ن لاב֗́\u200d\u200b\t-–")


@given(
    name=st.text(_SUPPLIED, max_size=40) | st.text(_LETTERS, max_size=5),
    fit=st.sampled_from(Fit),
    align=st.sampled_from(Align),
    bold=st.booleans(),
    rotation=st.sampled_from((0, 90, 180, 270)),
)
@example(name="", fit=Fit.WRAP, align=Align.START, bold=False, rotation=0)
@example(name=" ", fit=Fit.SHRINK, align=Align.END, bold=False, rotation=0)
@example(name="\u0301", fit=Fit.WRAP, align=Align.CENTER, bold=True, rotation=90)
@example(name="לا (א) ا\u200d", fit=Fit.WRAP, align=Align.END, bold=True, rotation=270)
def test_any_name_is_printed_or_refused(
    name: str, fit: Fit, align: Align, bold: bool, rotation: int
) -> None:
    item = TextItem(
        30,
        5,
        40,
        40,
        "${product_name} ${serial:4}\n${unit} ${product_name}",
        bold=bold,
        align=align,
        fit=fit,
        rotation=rotation,  # type: ignore[arg-type]
    )
    design = a_roll(CODE, item, MarkItem(75, 5, 20, 20, MarkKind.GS1_DIGITAL_LINK))
    run = a_run(2, product_name=name)
    refused = _problems(design, run)
    assert refused <= {"missing_glyphs", "text_too_long"}
    if refused:
        return

    document = PdfRenderer(design, Output(300)).render([run])

    with pikepdf.open(io.BytesIO(document)) as opened:
        assert opened.check_pdf_syntax() == []
    layout = lay_out(design, run.facts, Output(300))
    assert draw_label(layout, run.serials[:12], 0).any()


def _problems(design: LabelDesign, run: LabelRun) -> set[str]:
    """Return the codes of the problems because of which labels can't be printed."""
    try:
        lay_out(design, run.facts, Output(300))
    except InvalidInput as error:
        return {problem.code for problem in error.problems}
    return set()
