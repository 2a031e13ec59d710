"""Boxes are moved and resized on a grid, and at the edges of the label."""

import pytest

from dpp_desktop.designs.geometry import Box
from dpp_desktop.ui.designer.handles import Handle
from dpp_desktop.ui.designer.snapping import Snap, moved, resized

_SNAP = Snap(66.675, 25.4, reach=0.5)
_BOX = Box(10, 5, 20, 4)


@pytest.mark.parametrize(
    ("way", "place", "lines"),
    [
        ((0.3, -0.3), (10.5, 4.5), ((), ())),
        ((-9.7, -5.4), (0, 0), ((0.0,), (0.0,))),
        ((36.4, 16.2), (46.67, 21.4), ((66.675,), (25.4,))),
        ((13.5, 5.8), (23.33, 10.7), ((66.675 / 2,), (12.7,))),
        ((-30, 90), (0, 25.4), ((), ())),
    ],
)
def test_moving(
    way: tuple[float, float],
    place: tuple[float, float],
    lines: tuple[tuple[float, ...], tuple[float, ...]],
) -> None:
    found = moved(_BOX, *way, _SNAP)
    assert (found.box.x, found.box.y) == place
    assert (found.box.width, found.box.height) == (20, 4)
    assert (found.across, found.down) == lines


@pytest.mark.parametrize(
    ("handle", "way", "box"),
    [
        (Handle.RIGHT, (0.3, 7), Box(10, 5, 20.5, 4)),
        (Handle.RIGHT, (36.5, 0), Box(10, 5, 56.67, 4)),
        (Handle.TOP_LEFT, (-9.8, 1.2), Box(0, 6, 30, 3)),
        (Handle.BOTTOM_RIGHT, (-30, -30), Box(10, 5, 0.1, 0.1)),
        (Handle.TOP_LEFT, (30, 30), Box(29.9, 8.9, 0.1, 0.1)),
        (Handle.LEFT, (-30, 0), Box(0, 5, 30, 4)),
    ],
)
def test_resizing(handle: Handle, way: tuple[float, float], box: Box) -> None:
    assert resized(_BOX, handle, *way, _SNAP).box == box


def test_boxes_off_the_grid_are_put_on_it_only_where_they_are_moved() -> None:
    off = Box(1.33, 2.47, 5.5, 3.3)
    assert moved(off, 0.3, 0, Snap(50, 30)).box == Box(1.5, 2.5, 5.5, 3.3)
    assert resized(off, Handle.RIGHT, 0.3, 0, Snap(50, 30)).box == Box(1.33, 2.47, 5.67, 3.3)
