"""Read label designs from files, and write them to files: JSON, or ZPL templates."""

import re
from collections.abc import Iterator
from pathlib import Path

from dpp_desktop.common import file_reading, json_text
from dpp_desktop.designs.design import Design, ZplDesign
from dpp_desktop.designs.design_file import FORMAT, design_document, parse_design
from dpp_desktop.designs.zpl_checks import size_in_template
from dpp_desktop.designs.zpl_commands import FACTORY_SET, codec_of
from dpp_desktop.durable import write_whole
from dpp_desktop.model.errors import InvalidInput, PathUnusable, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named

ZPL_SUFFIX, JSON_SUFFIX = ".zpl", ".json"

_CHARACTER_SET = re.compile(rb"\^[Cc][Ii]([0-9]*)")
_FORMAT_START = re.compile(rb"\^[Xx][Aa]")


def read_design_file(
    path: Path,
    name: str | None = None,
    *,
    dpi: int | None = None,
    width: float | None = None,
    height: float | None = None,
) -> Design:
    """Return the design in a file, under another name if one is given.

    Resolution in dots per inch and size in mm belong to a ZPL template; without a size, it is that
    of ^PW and ^LL in the template. Raises NotFound if the file doesn't exist, and InvalidInput with
    all problems.
    """
    data = json_text.read_bytes(path)
    if _FORMAT_START.search(data) and not data.lstrip().startswith(b"{"):
        return _template(path, data, name, dpi, width, height)
    if (dpi, width, height) != (None, None, None):
        message = Message("resolution and size are only for ZPL templates.")
        raise InvalidInput([Problem("dpi", "not_zpl", message)])
    document = json_text.parse_bytes(data, path)
    if isinstance(document, dict) and name is not None:
        document = document | {"name": name}
    return parse_design(document)


def write_design_file(design: Design, path: Path) -> None:
    """Write the design to a file: JSON, or ZPL for a template and a name that ends in .zpl.

    Raises InvalidInput for another ending, PathUnusable and EnvironmentFault.
    """
    if isinstance(design, ZplDesign) and path.suffix.lower() == ZPL_SUFFIX:
        data = encode_template(design.template)
    else:
        file_reading.check_ending(path, JSON_SUFFIX)
        data = json_text.indented(design_document(design)).encode("utf-8")
    with os_errors_named(path):
        if not path.parent.is_dir():
            raise PathUnusable(
                Message("There is no folder '{path}'.", path=path.parent),
                Message("Choose an existing folder, or connect its disk."),
            )
        write_whole(path, data)


def decode_template(data: bytes, path: Path) -> str:
    """Return a ZPL file as text, each part in the character set that ^CI chose before it.

    Raises InvalidInput.
    """
    parts = []
    for part, number in _parts(data):
        try:
            parts.append(_decoded(part, number))
        except UnicodeDecodeError:
            raise file_reading.unreadable(
                path,
                Message("contains characters that its character set doesn't have"),
            ) from None
    return "".join(parts)


def encode_template(template: str) -> bytes:
    """Return a ZPL template as a file, which `decode_template` reads."""
    # Commands are ASCII, so they are found in UTF-8. Fields have no characters that are replaced.
    parts = [(part.decode("utf-8"), number) for part, number in _parts(template.encode("utf-8"))]
    return b"".join(part.encode(_codec(number), "replace") for part, number in parts)


def _template(
    path: Path,
    data: bytes,
    name: str | None,
    dpi: int | None,
    width: float | None,
    height: float | None,
) -> Design:
    zpl = decode_template(data.removeprefix(b"\xef\xbb\xbf"), path)
    if dpi is None:
        message = Message("specify the resolution of the printer that the template was made for.")
        raise InvalidInput([Problem("dpi", "required", message)])
    sizes = {"width": width, "height": height}
    for field, code in (("width", "^PW"), ("height", "^LL")):
        if sizes[field] is None:
            sizes[field] = size_in_template(zpl, code, dpi) if dpi > 0 else None
    missing = [field for field, size in sizes.items() if size is None]
    if missing:
        message = Message("specify the size in mm, because the template doesn't contain it.")
        raise InvalidInput([Problem(field, "required", message) for field in missing])
    document = {"format": FORMAT, "name": path.stem if name is None else name, "zpl": zpl}
    return parse_design(document | {"dpi": dpi} | sizes)


def _parts(data: bytes) -> Iterator[tuple[bytes, int | None]]:
    """Yield the parts of a file, each with its character set, None before the first ^CI."""
    start, number = 0, None
    for found in _CHARACTER_SET.finditer(data):
        yield data[start : found.start()], number
        start, number = found.start(), int(found[1] or FACTORY_SET)
    yield data[start:], number


def _decoded(part: bytes, number: int | None) -> str:
    try:
        return part.decode(_codec(number))
    except UnicodeDecodeError:
        if number is not None:
            raise
        return part.decode(_codec(FACTORY_SET))


def _codec(number: int | None) -> str:
    """Return the codec of a character set; without ^CI, files usually are in UTF-8."""
    return "utf-8" if number is None else codec_of(number) or "latin-1"
