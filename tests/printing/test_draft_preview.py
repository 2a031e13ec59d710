"""A design with problems is drawn as far as possible, and its problems name their items."""

from dataclasses import replace

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import RollStock, SymbolItem, TextItem
from dpp_desktop.printing.design_requests import read_unit
from dpp_desktop.printing.draft_preview import (
    DraftPreview,
    draft_output,
    item_of,
    preview_draft,
)
from dpp_desktop.printing.draft_sizes import DraftSizes
from dpp_desktop.printing.preview import PreviewUnit
from tests.designs.examples import SERIAL
from tests.printing.labels import a_roll, facts

_UNIT = PreviewUnit(facts(), SERIAL, 0)


def _found(preview: DraftPreview) -> set[tuple[int | None, str]]:
    return {(item_of(each), each.code) for each in (*preview.problems, *preview.warnings)}


def test_each_kind_of_problem_names_its_item() -> None:
    design = a_roll(
        SymbolItem(2, 2, size=20),
        TextItem(5, 5, 20, 5, "in the quiet zone"),
        TextItem(90, 30, 20, 5, "outside"),
        TextItem(40, 10, 5, 3, "much too long for this box"),
        TextItem(40, 20, 20, 5, "${unknown}"),
        TextItem(40, 30, 20, 5, "\U000e0fff"),
    )
    found = _found(preview_draft(design, _UNIT, 203))
    assert {
        (0, "whole_dots"),
        (1, "quiet_zone"),
        (2, "outside"),
        (3, "text_too_long"),
        (4, "placeholder"),
    } <= found
    assert any(item == 5 for item, _ in found)


def test_items_without_problems_are_drawn() -> None:
    code = SymbolItem(2, 2, size=20)
    bad = preview_draft(a_roll(code, TextItem(90, 30, 20, 5, "outside")), _UNIT, 203)
    good = preview_draft(a_roll(code), _UNIT, 203)
    assert (bad.coverage == good.coverage).all()
    assert bad.coverage.any()


def test_a_code_that_is_too_small_for_the_printer_is_reported() -> None:
    preview = preview_draft(a_roll(SymbolItem(2, 2, size=4)), _UNIT, 203)
    assert (0, "symbol") in _found(preview)
    assert not preview.coverage.any()


def test_a_label_that_is_too_large_is_drawn_with_few_dots() -> None:
    design = replace(a_roll(SymbolItem(2, 2, size=20)), stock=RollStock(2_000, 2_000))
    preview = preview_draft(design, _UNIT, 600)
    assert (None, "area") in _found(preview)
    assert preview.coverage.nbytes < 5_000_000


def test_a_turned_label_is_shown_as_it_is_read() -> None:
    design = replace(a_roll(SymbolItem(2, 2, size=20)), rotation=90)
    preview = preview_draft(design, _UNIT, 203)
    assert preview.coverage.shape == (800, 400)
    sizes = DraftSizes(_UNIT.facts.job.link_prefix, draft_output(design, 203))
    assert sizes.boxes(design)[0].x == 2


def test_built_in_designs_have_no_problems_with_the_sample_unit() -> None:
    sample = read_unit(None, None)  # type: ignore[arg-type]  # no job is read
    for name in ("L7160", "roll-50x30", "A4"):
        assert preview_draft(BUILT_IN[name], sample, 600).problems == ()


def test_a_passport_field_without_a_value_names_its_item() -> None:
    design = a_roll(
        SymbolItem(2, 2, module=0.5), TextItem(40, 5, 20, 5, "${passport.nope}", font="Noto Sans")
    )
    shown = PreviewUnit(facts({"care": "30 °C"}), SERIAL, 0)
    assert (1, "missing_value") in _found(preview_draft(design, shown, 203))
    assert (1, "missing_value") not in _found(preview_draft(design, _UNIT, 203)), "it is a sample"
