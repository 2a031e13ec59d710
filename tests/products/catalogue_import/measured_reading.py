"""Reads a catalogue and measures the memory and time that this takes."""

import time
from pathlib import Path
from typing import NamedTuple

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.catalogue_import.tables import chunked


class Reading(NamedTuple):
    """The result of reading a catalogue in a separate process."""

    megabytes: int
    seconds: float
    rows: int
    refusal: str


def read_measured(path: Path) -> Reading:
    """Read all rows; return the additional peak memory, the time, and the outcome."""
    before, began, rows, refusal = _peak_megabytes(), time.process_time(), 0, ""
    try:
        with open_table(path) as table:
            rows = sum(len(chunk) for chunk in chunked(table.rows, 1_000))
    except InvalidInput as error:
        refusal = error.problems[0].message
    return Reading(_peak_megabytes() - before, time.process_time() - began, rows, refusal)


def _peak_megabytes() -> int:
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) >> 10
