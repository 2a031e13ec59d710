"""Names of brands that tell them apart."""

from collections import Counter
from collections.abc import Iterable, Mapping

from dpp_desktop.model.brand import Brand


def distinct_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names of brands by key; names that several brands have get their key."""
    used = Counter(names.values())
    return {key: name if used[name] == 1 else f"{name} ({key})" for key, name in names.items()}


def names_of(brands: Iterable[Brand]) -> list[str]:
    """Return the distinct names of the brands, in their order."""
    return list(distinct_names({brand.key: brand.name for brand in brands}).values())
