"""Calculate the correction of a printer from where it printed the crosses of a calibration page."""

from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.printers.settings import check_calibration
from dpp_desktop.printing.printers.trial_pages import Point
from dpp_desktop.printing.rendering import Calibration

_DECIMALS = 4


def measured_calibration(
    used: Calibration, intended: tuple[Point, Point], measured: tuple[Point, Point]
) -> Calibration:
    """Return the calibration with which the crosses are printed where they are intended.

    `used` is the calibration with which the page was printed, `measured` where its crosses are, in
    mm from the top left corner. Raises InvalidInput if the crosses can't be so far away.
    """
    corrections = []
    for axis, scale, offset in (
        (0, used.scale_x, used.offset_x),
        (1, used.scale_y, used.offset_y),
    ):
        (first, second) = (point[axis] for point in intended)
        (first_at, second_at) = (point[axis] for point in measured)
        if second_at <= first_at:
            message = Message("the second cross must be to the right of and below the first one.")
            raise InvalidInput([Problem("measured", "wrong_order", message)])
        # The printer moved a point at n to stretch * n + shift; the new calibration undoes this
        # before it applies the one that was used.
        stretch = (second_at - first_at) / (second - first)
        shift = first_at - stretch * first
        corrections.append((offset - scale * shift / stretch, scale / stretch))
    (offset_x, scale_x), (offset_y, scale_y) = corrections
    return check_calibration(
        Calibration(*(round(each, _DECIMALS) for each in (offset_x, offset_y, scale_x, scale_y)))
    )
