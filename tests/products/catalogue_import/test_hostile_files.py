"""A hostile catalogue of any size takes little memory and time, measured in a real process."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dpp_desktop.common.process_limit import scaled_seconds
from tests.forks import RunningFunction
from tests.products.catalogue_import.measured_reading import read_measured

pytestmark = pytest.mark.real_workers

_FILE_BYTES = 64 << 20
_MOST_MEGABYTES = 200
_SECONDS = 2.0
_TOLERANCE = 4
"""Factor for the time beside other programs. Checks that aren't linear take minutes."""


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

SIMILAR = {"objects", "numbers", "members", "one product", "blanks", "cells", "a cell of lines"}
"""Files that take the same path as another one; only `make faults` reads them."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the peak memory in /proc")
@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.exhaustive if name in SIMILAR else ())
        for name in HOSTILE
    ],
)
def test_a_hostile_file_takes_little_memory_and_time(tmp_path: Path, name: str) -> None:
    file = tmp_path / "catalogue"
    file.write_bytes(HOSTILE[name]())
    megabytes, seconds, rows, refusal = RunningFunction(read_measured, file).result()
    file.unlink()
    assert megabytes < _MOST_MEGABYTES
    if name == "all that is taken":  # twice: to validate the whole file, and row by row
        assert rows == 101
        assert seconds < 2 * scaled_seconds(_SECONDS * _TOLERANCE)
    else:
        assert refusal
        assert seconds < scaled_seconds(_SECONDS * _TOLERANCE)
