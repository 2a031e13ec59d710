"""Labels of all built-in designs can be printed for usual products and for long texts."""

import pytest

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import LabelDesign
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.rendering import Output
from tests.designs.examples import facts

LONG = "Fjell winter parka with removable hood and recycled lining, anthracite, size XL"
GREEK = "Κεραμικό φλιτζάνι από τη Νάξο"


@pytest.mark.parametrize("design", BUILT_IN.values(), ids=BUILT_IN)
def test_texts_of_usual_length_fit_the_built_in_labels(design: LabelDesign) -> None:
    lay_out(design, facts(), Output())
    lay_out(design, facts(product_name=GREEK, gtin=None), Output())
    lay_out(design, facts(product_name=LONG, batch="LOT-2026-000123-ABCD"), Output())


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("name", [name for name in BUILT_IN if name.startswith("roll")])
def test_labels_on_rolls_can_be_printed_by_thermal_printers(name: str, dpi: int) -> None:
    lay_out(BUILT_IN[name], facts(product_name=LONG, batch="LOT-2026-000123-ABCD"), Output(dpi))
