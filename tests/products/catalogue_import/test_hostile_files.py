"""A hostile catalogue of any size takes little memory and time, measured in a real process."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dpp_desktop.common.process_limit import scaled_seconds

pytestmark = pytest.mark.real_workers

_FILE_BYTES = 64 << 20
_MOST_MEGABYTES = 200
_SECONDS = 2.0
_TOLERANCE = 4
"""Factor for the time beside other programs. Checks that aren't linear take minutes."""

_READING = """
import json, sys, time
from pathlib import Path
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.products.catalogue_import.readers import open_table
from dpp_desktop.products.catalogue_import.tables import chunked

def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) >> 10

path = Path(sys.argv[1])
before, began, rows, refusal = peak(), time.process_time(), 0, ""
try:
    with open_table(path) as table:
        rows = sum(len(chunk) for chunk in chunked(table.rows, 1_000))
except InvalidInput as error:
    refusal = error.problems[0].message
print(json.dumps([peak() - before, time.process_time() - began, rows, refusal]))
"""


def _filled(start: bytes, unit: bytes, end: bytes) -> bytes:
    return start + unit * ((_FILE_BYTES - len(start) - len(end)) // len(unit)) + end


def _names() -> Iterator[bytes]:
    return (b'"%x":0,' % number for number in range(5_500_000))


def _row_of(entries: int) -> bytes:
    return b'{"sku":"A","name":"B","x":[' + b"[]," * entries + b"0]},"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "arrays": lambda: _filled(b"[", b"[],", b"0]"),
    "objects": lambda: _filled(b"[", b"{},", b"0]"),
    "numbers": lambda: _filled(b"[", b"1,", b"0]"),
    "names": lambda: b"[{" + b"".join(_names()) + b'"":0}]',
    "members": lambda: b"{" + b"".join(_names()) + b'"":0}',
    "one row": lambda: _filled(b'[{"sku":"A","x":[', b"[],", b"0]}]"),
    "one product": lambda: _filled(b'{"products":[{"x":[', b"{},", b"0]}]}"),
    "large rows": lambda: _filled(b"[", _row_of(300_000), b"0]"),
    "all that is taken": lambda: b"[" + _row_of(24_000) * 100 + b"0]",
    "text": lambda: _filled('["🧵'.encode(), b"a", b'"]'),
    "blanks": lambda: _filled(b"[", b" ", b"0]"),
    "a line": lambda: _filled(b"sku,name\n", b"a", b"\n"),
    "cells": lambda: _filled(b"sku,name\n", b",", b"\n"),
    "a cell of lines": lambda: _filled(b'sku,name\n"', b"\n", b'"\n'),
    "cells of lines": lambda: _filled(b"sku,name\n", b'"\n",', b"\n"),
    "a header": lambda: _filled(b"sku,name", b",a", b"\n"),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the peak memory in /proc")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_takes_little_memory_and_time(tmp_path: Path, name: str) -> None:
    file = tmp_path / "catalogue"
    file.write_bytes(HOSTILE[name]())
    reading = subprocess.run(
        [sys.executable, "-c", _READING, str(file)], check=True, stdout=subprocess.PIPE
    )
    file.unlink()
    megabytes, seconds, rows, refusal = json.loads(reading.stdout)
    assert megabytes < _MOST_MEGABYTES
    if name == "all that is taken":  # twice: to validate the whole file, and row by row
        assert rows == 101
        assert seconds < 2 * scaled_seconds(_SECONDS * _TOLERANCE)
    else:
        assert refusal
        assert seconds < scaled_seconds(_SECONDS * _TOLERANCE)
