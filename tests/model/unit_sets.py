"""Strategies for sets of units."""

from hypothesis import strategies as st

from dpp_desktop.model.unit_set import UnitSet

UNITS = 60


def as_unit_set(units: set[int]) -> UnitSet:
    """Return the set of these units."""
    return UnitSet.of((unit, unit + 1) for unit in units)


plain_sets = st.sets(st.integers(0, UNITS - 1))
"""Units of a small job as plain sets, so that ranges often overlap and touch."""
