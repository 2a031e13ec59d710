"""Brand files, product files and JSON values to test with."""

from typing import Any

from hypothesis import strategies as st

GTIN = "09506000134352"
OTHER_GTIN = "09506000134369"

DRAFTS = {
    "draft-04": "http://json-schema.org/draft-04/schema#",
    "draft-06": "http://json-schema.org/draft-06/schema#",
    "draft-07": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}

MISSING = object()
"""Stands for a field to leave out."""


def a_brand(**changes: Any) -> dict[str, Any]:
    """A valid brand file with these fields changed, added, or left out."""
    brand = {
        "format": "dpp-desktop/brand/1",
        "key": "brand",
        "name": "Brand",
        "resolver": "https://id.brand.example",
        "passport_schema": {"type": "object"},
    }
    return _changed(brand, changes)


def a_product(**changes: Any) -> dict[str, Any]:
    """A valid entry of a product file with these fields changed, added, or left out."""
    return _changed({"sku": "PARKA-01", "name": "Parka"}, changes)


def a_product_file(*products: Any, **changes: Any) -> dict[str, Any]:
    """A product file of these products."""
    return _changed({"format": "dpp-desktop/products/1", "products": list(products)}, changes)


def _changed(document: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**document, **changes}.items() if value is not MISSING}


# No halves of surrogate pairs: they are no text.
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_numbers = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | _numbers | _texts,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(_texts, inner, max_size=5),
    max_leaves=20,
)
"""Any JSON value."""
