"""Codes are resized by whole dots, and boxes are those of the printer."""

import pytest

from dpp_desktop.designs.design import SymbolItem, SymbolKind, TextItem
from dpp_desktop.designs.geometry import Box
from dpp_desktop.printing.design_check import print_warnings
from dpp_desktop.printing.draft_sizes import DraftSizes
from dpp_desktop.printing.rendering import Output
from tests.printing.labels import a_roll

_PREFIX = "https://id.example.com/01/09506000134352/21/"
_MODULES = 41


def _sizes(dpi: int = 203, prefix: str = _PREFIX) -> DraftSizes:
    return DraftSizes(prefix, Output(dpi))


@pytest.mark.parametrize("kind", SymbolKind)
@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("side", [3, 9.7, 20, 33.3])
def test_resized_codes_have_whole_dots(kind: SymbolKind, dpi: int, side: float) -> None:
    sizes = _sizes(dpi)
    for code in (SymbolItem(1, 1, kind, size=10.0), SymbolItem(1, 1, kind, module=0.5)):
        found = sizes.resized(code, side)
        assert abs(sizes.box(found).width - side) <= sizes.step(code) / 2 + 0.02 or side == 3
        warnings = print_warnings(a_roll(found), _PREFIX, sizes.output)
        assert all(each.code != "whole_dots" for each in warnings)
        assert sizes.resized(found, sizes.box(found).width) == found


def test_a_code_has_at_least_a_dot_for_each_module() -> None:
    assert _sizes().resized(SymbolItem(0, 0, size=20), 0).size == pytest.approx(
        _MODULES / 8, abs=0.01
    )


def test_boxes_are_those_of_the_printer() -> None:
    sizes = _sizes()
    assert sizes.box(SymbolItem(1, 2, module=0.3)) == Box(1, 2, 0.25 * _MODULES, 0.25 * _MODULES)
    assert sizes.box(SymbolItem(1, 2, size=20)) == Box(1, 2, 20, 20)
    assert sizes.box(TextItem(1, 2, 3, 4, "")) == Box(1, 2, 3, 4)


def test_codes_with_too_long_links_keep_their_size() -> None:
    sizes, code = _sizes(prefix="https://example.com/" + "x" * 3_000), SymbolItem(1, 2, size=20)
    assert sizes.box(code) == Box(1, 2, 20, 20)
    assert sizes.resized(code, 30) == code
    assert sizes.step(code) == 0
