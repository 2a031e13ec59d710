"""Reads lines from standard input as soon as they are complete."""

import sys
from collections.abc import Iterator

_CHUNK = 1 << 16
_MAX_LINE = 1 << 16
"""Bytes of a line; the rest of a longer one is dropped."""


def input_lines() -> Iterator[str]:
    r"""Yield the lines of standard input, which end with \n, \r\n or, as of many scanners, \r.

    A line that ends with \r is yielded at once, without waiting for a possible \n. Invalid UTF-8 is
    replaced. An incomplete last line is yielded, too.
    """
    line, after_return = bytearray(), False
    with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as stream:
        while chunk := stream.read(_CHUNK):
            for byte in chunk:
                if byte in b"\r\n":
                    if not (byte == ord("\n") and after_return):
                        yield _text(line)
                        line.clear()
                elif len(line) < _MAX_LINE:
                    line.append(byte)
                after_return = byte == ord("\r")
    if line:
        yield _text(line)


def _text(line: bytearray) -> str:
    return line.decode("utf-8", "replace")
