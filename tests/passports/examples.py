"""Example brand files, product files and JSON values."""

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
"""Marks a field to omit."""


def a_brand(**changes: Any) -> dict[str, Any]:
    """Return a valid brand file with fields changed, added or omitted."""
    brand = {
        "format": "dpp-desktop/brand/1",
        "key": "brand",
        "name": "Brand",
        "resolver": "https://id.brand.example",
        "passport_schema": {"type": "object"},
    }
    return _changed(brand, changes)


def a_product(**changes: Any) -> dict[str, Any]:
    """Return a valid entry of a product file with fields changed, added or omitted."""
    return _changed({"sku": "PARKA-01", "name": "Parka"}, changes)


def a_product_file(*products: Any, **changes: Any) -> dict[str, Any]:
    """Return a product file with the products."""
    return _changed({"format": "dpp-desktop/products/1", "products": list(products)}, changes)


def _changed(document: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**document, **changes}.items() if value is not MISSING}


# Unpaired surrogates are excluded because they are not text.
_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_numbers = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | _numbers | _texts,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(_texts, inner, max_size=5),
    max_leaves=20,
)
"""Generates any JSON value."""
