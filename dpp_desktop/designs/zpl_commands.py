"""Split ZPL II into commands (Zebra, ZPL Programming Guide).

A command is a caret or tilde, two letters and parameters, up to the next caret or tilde. Only ^A
has one letter. Text outside of commands and line ends are ignored by printers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

XA, XZ = "^XA", "^XZ"
FD, FV, FS, FH = "^FD", "^FV", "^FS", "^FH"
CI = "^CI"
DATA_COMMANDS = frozenset({FD, FV})
"""The commands with the data of a field."""

_START = re.compile(r"[\^~](?:[Aa]|[^\^~\s]{2})")
# Sets the prefixes to their defaults; ZebraDesigner starts its files with it, after a byte 0x10.
_DEFAULT_PREFIXES = re.compile(r"\s*\x10?CT~~CD,~CC\^~CT~")
_SETS_PREFIX = {"CC": "^", "CT": "~", "CD": ","}

FACTORY_SET = 0
"""The character set of ^CI after a printer was switched on."""
_CODECS = {
    0: "cp850",
    13: "cp850",
    27: "cp1252",
    28: "utf-8",
    31: "cp1250",
    33: "cp1251",
    34: "cp1253",
    35: "cp1254",
    36: "cp1255",
}
"""Python's codecs for the character sets of ^CI; the others replace characters of ASCII, or are for
Asian fonts."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command such as ^FO: its code with prefix, in capitals, and its parameters as written."""

    code: str
    parameters: str

    @property
    def text(self) -> str:
        """The command as it is sent."""
        return self.code + self.parameters

    def parameter(self, index: int, default: str = "") -> str:
        """Return a parameter, which commas separate; the default if it is missing or empty."""
        found = self.parameters.split(",")
        return found[index].strip() if len(found) > index and found[index].strip() else default


def commands_of(text: str) -> list[Command]:
    """Return the commands in the text."""
    start = _DEFAULT_PREFIXES.match(text)
    return list(_commands(text, start.end() if start else 0))


def changes_prefix(command: Command) -> bool:
    """Return whether the command changes a prefix or delimiter to another than the default."""
    default = _SETS_PREFIX.get(command.code[1:])
    return default is not None and command.parameters[:1] != default


def sets_prefix(command: Command) -> bool:
    """Return whether the command sets a prefix or delimiter."""
    return command.code[1:] in _SETS_PREFIX


def character_set(command: Command) -> int:
    """Return the number of the character set that ^CI chooses, -1 if it isn't a number."""
    number = command.parameter(0, str(FACTORY_SET))
    return int(number) if number.isascii() and number.isdigit() else -1


def codec_of(number: int) -> str | None:
    """Return the codec for a character set of ^CI, None if it isn't supported."""
    return _CODECS.get(number)


def _commands(text: str, start: int) -> Iterator[Command]:
    found = _START.search(text, start)
    while found:
        code = found[0].upper()
        if code[1:] in _SETS_PREFIX:
            end = min(found.end() + 1, len(text))
            following = _START.search(text, end)
        else:
            following = _START.search(text, found.end())
            end = following.start() if following else len(text)
        yield Command(code, text[found.end() : end])
        found = following
