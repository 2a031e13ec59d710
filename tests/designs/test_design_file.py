"""Designs are written and read back unchanged, and every problem of a file is listed."""

import base64
import io
import json
import struct
import zlib
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dpp_desktop import resource_paths
from dpp_desktop.common import json_text
from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.design import (
    Align,
    Design,
    Fit,
    ImageItem,
    Item,
    LabelDesign,
    LineItem,
    MarkItem,
    MarkKind,
    RollStock,
    SheetStock,
    SymbolItem,
    SymbolKind,
    TextItem,
    ZplDesign,
)
from dpp_desktop.designs.design_file import (
    FORMAT,
    MAX_NAME,
    design_document,
    design_of,
    design_text,
    design_warnings,
    parse_design,
)
from dpp_desktop.designs.geometry import geometry_problems
from dpp_desktop.designs.png_image import MAX_BYTES, grey_pixels
from dpp_desktop.model.errors import InvalidInput
from tests.designs.examples import FRAMED, PNG, a_label, a_template

DOCUMENT: dict[str, Any] = {
    "format": FORMAT,
    "name": "hangtag",
    "stock": {"type": "roll", "width": 50, "height": 30},
    "items": [{"type": "symbol", "x": 1, "y": 1, "size": 20}],
}
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)  # fmt: skip
LENGTHS = st.floats(0.05, 20).map(lambda length: round(length, 3))
ROTATIONS = st.sampled_from([0, 90, 180, 270])
TEXT = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=20).filter(
    lambda text: text.isprintable() and "$" not in text and text.isalnum()
)
ITEMS = st.one_of(
    st.builds(
        TextItem,
        *(LENGTHS, LENGTHS, LENGTHS, LENGTHS.map(lambda length: length + 1), TEXT),
        st.floats(2, 40),
        st.just(2.0),
        TEXT,
        st.booleans(),
        st.sampled_from(Align),
        st.sampled_from(Fit),
        st.sampled_from([0, 180]),
    ),
    st.builds(LineItem, LENGTHS, LENGTHS, LENGTHS, LENGTHS),
    st.builds(ImageItem, LENGTHS, LENGTHS, LENGTHS, LENGTHS, st.just(PNG), ROTATIONS),
    st.builds(MarkItem, LENGTHS, LENGTHS, LENGTHS, LENGTHS, st.sampled_from(MarkKind), ROTATIONS),
)
SYMBOLS = st.builds(
    SymbolItem,
    *(st.floats(41, 60), st.floats(0, 60), st.sampled_from(SymbolKind)),
    st.floats(10, 40),
    st.none(),
    ROTATIONS,
)
STOCK = st.one_of(
    st.builds(RollStock, st.floats(100, 200), st.floats(100, 200), st.floats(0, 10)),
    st.just(SheetStock(210, 297, 100, 140, 2, 2, 5, 5, 100, 140)),
)


def _problems(**changes: Any) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        parse_design(DOCUMENT | changes)
    return [(problem.field, problem.code) for problem in refused.value.problems]


def _item(**values: Any) -> list[dict[str, Any]]:
    item = {"x": 1, "y": 1, "width": 10, "height": 5, **values}
    return [{name: value for name, value in item.items() if value is not None}]


def _png(side: int, mode: str = "L") -> str:
    file = io.BytesIO()
    Image.new(mode, (side, side)).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode("ascii")


def _huge() -> str:
    """Return a PNG whose header says that it has 4 thousand million pixels."""
    size = (65_536).to_bytes(4, "big") * 2
    return base64.b64encode(PNG[:16] + size + PNG[24:]).decode("ascii")


def _late_header() -> str:
    """Return a PNG of 4,001 × 4,001 pixels with a chunk of zeros before its header."""
    png = base64.b64decode(_png(4_001))
    zeros = b"zeRo" + bytes(8)
    chunk = struct.pack(">I", 8) + zeros + struct.pack(">I", zlib.crc32(zeros))
    return base64.b64encode(png[:8] + chunk + png[8:]).decode("ascii")


def _two_headers() -> str:
    """Return a PNG of 4,001 × 4,001 pixels that begins with a header for one pixel."""
    png = base64.b64decode(_png(4_001))
    return base64.b64encode(PNG[:33] + png[8:]).decode("ascii")


@given(st.builds(lambda *parts: parts, STOCK, st.lists(ITEMS, max_size=4), SYMBOLS, ROTATIONS))
def test_a_design_is_read_back_as_it_was_written(parts: tuple[Any, ...]) -> None:
    stock, items, symbol, rotation = parts
    design = LabelDesign("hangtag", stock, (*items, symbol), rotation)
    text = design_text(design)
    assert design_of(text) == design
    assert design_text(design_of(text)) == text
    assert parse_design(json_text.parse(text)) == design


@pytest.mark.parametrize("design", [a_label(), FRAMED, a_template("^FD${serial}^FS")])
def test_designs_of_all_kinds_are_read_back(design: Design) -> None:
    assert parse_design(json.loads(json.dumps(design_document(design)))) == design


@given(JSON_VALUES)
def test_no_json_value_crashes_the_reader(value: Any) -> None:
    with pytest.raises(InvalidInput):
        parse_design(value)


@given(st.data())
def test_no_change_of_a_valid_file_crashes_the_reader(data: st.DataObject) -> None:
    document = deepcopy(data.draw(st.sampled_from([design_document(FRAMED), DOCUMENT])))
    place: Any = document
    while True:
        key = data.draw(
            st.sampled_from(list(place) if isinstance(place, dict) else list(range(len(place))))
        )
        if not isinstance(place[key], (dict, list)) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(JSON_VALUES)
    try:
        design = parse_design(document)
    except InvalidInput:
        return
    assert parse_design(design_document(design)) == design
    design_warnings(design)


def test_equal_designs_have_one_text_however_numbers_are_written() -> None:
    whole = parse_design(DOCUMENT)
    stock = {"type": "roll", "width": 50.0, "height": 3e1, "gap": 3}
    assert design_text(parse_design(DOCUMENT | {"stock": stock})) == design_text(whole)


def test_the_measures_of_built_in_stock_can_be_referred_to_by_name() -> None:
    design = parse_design(DOCUMENT | {"stock": "l7160"})
    assert isinstance(design, LabelDesign)
    assert design.stock == BUILT_IN["L7160"].stock
    assert _problems(stock="L7999") == [("stock", "unknown_stock")]


def test_a_label_has_at_most_the_area_of_a3() -> None:
    def roll(width: int, height: int) -> dict[str, object]:
        return {"stock": {"type": "roll", "width": width, "height": height}}

    parse_design(DOCUMENT | roll(420, 297))
    parse_design(DOCUMENT | roll(62, 2_000))
    assert _problems(**roll(420, 298)) == [("stock", "area")]
    template = design_document(a_template("^FD${url}^FS"))
    parse_design(template | {"width": 297, "height": 420})
    with pytest.raises(
        InvalidInput, match="2000 × 2000 mm is too large; the maximum is 125000 mm²"
    ):
        parse_design(template | {"width": 2_000, "height": 2_000})


def test_gaps_of_a_sheet_default_to_none() -> None:
    stock = {
        "type": "sheet",
        "page_width": 210,
        "page_height": 297,
        "width": 70,
        "height": 30,
        "rows": 9,
        "columns": 3,
        "margin_left": 0,
        "margin_top": 10,
    }
    design = parse_design(DOCUMENT | {"stock": stock})
    assert isinstance(design, LabelDesign)
    assert isinstance(design.stock, SheetStock)
    assert (design.stock.pitch_x, design.stock.pitch_y) == (70, 30)
    assert _problems(stock=stock | {"rows": 10}) == [("stock", "page")]
    assert _problems(stock=stock | {"pitch_y": 29}) == [("stock.pitch_y", "overlap")]


def test_all_problems_are_listed_with_their_place() -> None:
    items = [
        *_item(type="text", text="${serail} ${gtin", x=45),
        *_item(type="text", text="a\u200b", y=10),
        *_item(type="image", png="no base64"),
    ]
    assert _problems(items=items, name="\u202e") == [
        ("name", "invisible_character"),
        ("items[2].png", "base64"),
    ]
    assert _problems(items=items[:2]) == [
        ("items[0]", "outside"),
        ("items[0].text", "placeholder"),
        ("items[0].text", "placeholder"),
        ("items[1].text", "invisible_character"),
    ]


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        ([], ("items", "minItems")),
        (_item(type="line") * 101, ("items", "maxItems")),
        (_item(type="line", x=-1), ("items[0].x", "minimum")),
        (_item(type="line", width=0), ("items[0].width", "minimum")),
        (_item(type="text", text=""), ("items[0].text", "minLength")),
        (_item(type="text", text="x" * 1001), ("items[0].text", "maxLength")),
        (_item(type="text", text="x", font="a\n"), ("items[0].font", "invisible_character")),
        (_item(type="text", text="x", rotation=45), ("items[0].rotation", "enum")),
        (_item(type="barcode"), ("items[0].type", "enum")),
        (_item(type="text", text="x", size=30, min_size=20), ("items[0]", "too_low")),
        (_item(type="symbol", width=None, height=None, size=2), ("items[0]", "module")),
        (_item(type="symbol", width=None, height=None), ("items[0].size", "required")),
        (
            _item(type="symbol", width=None, height=None, size=20, module=1),
            ("items[0].size", "forbidden"),
        ),
        (_item(type="symbol", width=None, height=None, module=2), ("items[0]", "outside")),
        (_item(type="image", png=_png(4_001)), ("items[0].png", "png")),
        (_item(type="image", png=_huge()), ("items[0].png", "png")),
        (_item(type="image", png=_late_header()), ("items[0].png", "png")),
        (_item(type="image", png=_two_headers()), ("items[0].png", "png")),
        (_item(type="image", png=base64.b64encode(PNG[:-24]).decode()), ("items[0].png", "png")),
        (_item(type="image", png=base64.b64encode(b"GIF89a").decode()), ("items[0].png", "png")),
    ],
)
def test_values_outside_of_their_limits_are_refused(
    items: list[dict[str, Any]], problem: tuple[str, str]
) -> None:
    assert problem in _problems(items=items)


def test_the_largest_image_is_limited_in_bytes() -> None:
    schema = json.loads(resource_paths.schema("label-design.schema.json").read_text("utf-8"))
    limit = schema["$defs"]["image"]["properties"]["png"]["maxLength"]
    assert limit == len(base64.b64encode(bytes(MAX_BYTES)))
    assert schema["properties"]["name"]["maxLength"] == MAX_NAME
    assert schema["properties"]["format"]["const"] == FORMAT


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_images_of_all_colour_modes_are_read_as_shades_of_grey(mode: str) -> None:
    png = base64.b64decode(_png(3, mode))
    design = parse_design(DOCUMENT | {"items": _item(type="image", png=_png(3, mode))})
    assert isinstance(design, LabelDesign)
    # Transparent images are white.
    expected = 255 if mode in ("LA", "RGBA") else 0
    assert grey_pixels(png).tolist() == [[expected] * 3] * 3


def test_nothing_may_be_in_the_quiet_zone_of_a_code() -> None:
    code = {"type": "symbol", "x": 1, "y": 1, "size": 20}
    for item in (
        *_item(type="text", text="x", x=20.9),
        *_item(type="line", x=5, y=5),
        *_item(type="image", x=20, png=base64.b64encode(PNG).decode()),
        *_item(type="mark", kind="gs1", x=15),
        *_item(type="mark", kind="iec_61406", x=0.8, y=0.8, width=20.4, height=20.4),
        code | {"x": 15},
    ):
        assert _problems(items=[code, item]) == [("items[1]", "quiet_zone")]
    for item in (
        *_item(type="text", text="x", x=21),
        *_item(type="mark", kind="iec_61406", x=0.6, y=0.6, width=20.8, height=20.8),
    ):
        parse_design(DOCUMENT | {"items": [code, item]})


def test_the_place_of_a_turned_item_does_not_depend_on_its_rotation() -> None:
    text = _item(type="text", text="x", x=22, y=1, width=4, height=28, rotation=90, size=10)
    parse_design(DOCUMENT | {"items": [*DOCUMENT["items"], *text]})
    turned = {"rotation": 90, "items": _item(type="line", x=25, y=40)}
    assert _problems(**turned, stock={"type": "roll", "width": 50, "height": 30}) == [
        ("items[0]", "outside")
    ]
    parse_design(DOCUMENT | turned | {"items": _item(type="line", x=15, y=40)})


def test_what_depends_on_the_length_of_a_url_is_a_warning() -> None:
    """A code with 66 characters and modules of 0.6 mm takes 27 mm, one with 26 takes 19.8 mm."""
    items: list[Item] = [SymbolItem(1, 1, module=0.6), TextItem(21, 1, 9, 5, "x")]
    design = LabelDesign("small", RollStock(30, 25), tuple(items))
    assert parse_design(design_document(design)) == design
    assert [(each.field, each.code) for each in design_warnings(design)] == [
        ("items[0]", "outside"),
        ("items[1]", "quiet_zone"),
    ]
    longer = {SymbolKind.QR: 61, SymbolKind.DATA_MATRIX: 50}
    assert "36.6" not in geometry_problems(design, longer)[0].message
    assert "37.6" in geometry_problems(design, longer)[0].message


def test_unusual_codes_cause_warnings() -> None:
    def codes(*items: Item) -> set[str]:
        return {each.code for each in design_warnings(LabelDesign("x", RollStock(99, 99), items))}

    assert codes(SymbolItem(1, 1, size=17)) == {"module_range"}
    assert codes(SymbolItem(1, 1, size=8)) == {"unreadable"}
    assert codes(SymbolItem(1, 1, module=1.0)) == {"module_range"}
    assert codes(SymbolItem(1, 1, size=46)) == set()
    assert codes(SymbolItem(1, 1, SymbolKind.DATA_MATRIX, module=0.4)) == {"data_matrix"}
    assert codes(LineItem(1, 1, 9, 9)) == {"no_symbol"}


def test_a_stored_design_stays_readable_if_rules_change() -> None:
    """A text that no rule would accept: the item is outside of the label."""
    design = LabelDesign("old", RollStock(10, 10), (LineItem(9, 9, 9, 9),))
    assert design_of(design_text(design)) == design


def test_a_template_needs_a_known_resolution() -> None:
    document = design_document(ZplDesign("x", "^XA^FD${url}^FS^XZ", 240, 50, 30))
    with pytest.raises(InvalidInput) as refused:
        parse_design(document)
    assert [each.field for each in refused.value.problems] == ["dpi"]
