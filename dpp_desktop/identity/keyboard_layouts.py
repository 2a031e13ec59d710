"""Undo a keyboard layout mismatch between a scanner and the computer.

A scanner that acts as a keyboard sends key positions, not characters. If it is set to a different
layout than the computer, every character arrives as the one at the same key of the computer's
layout: with a US scanner on a German computer, `https://` arrives as `httpsÖ--`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

_US = (
    "`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./",
    '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?',
)
"""The characters of the keys that all layouts have, row by row: without Shift, and with Shift."""

_LAYOUTS = {
    "German": (
        "^1234567890ß´qwertzuiopü+asdfghjklöäyxcvbnm,.-",
        '°!"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄYXCVBNM;:_',
    ),
    "French": (
        "²&é\"'(-è_çà)=azertyuiop^$qsdfghjklmùwxcvbn,;:!",
        "~1234567890°+AZERTYUIOP¨£QSDFGHJKLM%WXCVBN?./§",
    ),
    "Swiss German": (
        "§1234567890'^qwertzuiopü¨asdfghjklöäyxcvbnm,.-",
        '°+"*ç%&/()=?`QWERTZUIOPè!ASDFGHJKLéàYXCVBNM;:_',
    ),
    "Swiss French": (
        "§1234567890'^qwertzuiopè¨asdfghjkléàyxcvbnm,.-",
        '°+"*ç%&/()=?`QWERTZUIOPü!ASDFGHJKLöäYXCVBNM;:_',
    ),
    "Swedish": (
        "§1234567890+´qwertyuiopå¨asdfghjklöäzxcvbnm,.-",
        '½!"#¤%&/()=?`QWERTYUIOPÅ^ASDFGHJKLÖÄZXCVBNM;:_',
    ),
    "Norwegian": (
        "|1234567890+\\qwertyuiopå¨asdfghjkløæzxcvbnm,.-",
        '§!"#¤%&/()=?`QWERTYUIOPÅ^ASDFGHJKLØÆZXCVBNM;:_',
    ),
    "Danish": (
        "½1234567890+´qwertyuiopå¨asdfghjklæøzxcvbnm,.-",
        '§!"#¤%&/()=?`QWERTYUIOPÅ^ASDFGHJKLÆØZXCVBNM;:_',
    ),
    "Italian": (
        "\\1234567890'ìqwertyuiopè+asdfghjklòàzxcvbnm,.-",
        '|!"£$%&/()=?^QWERTYUIOPé*ASDFGHJKLç°ZXCVBNM;:_',
    ),
    "Spanish": (
        "º1234567890'¡qwertyuiop`+asdfghjklñ´zxcvbnm,.-",
        'ª!"·$%&/()=?¿QWERTYUIOP^*ASDFGHJKLÑ¨ZXCVBNM;:_',
    ),
}


@dataclass(frozen=True, slots=True)
class KeyboardReading:
    """What a scanner may have sent, if its layout differs from the computer's or Caps Lock is on.

    `scanner` and `computer` are names of layouts, such as 'US' and 'German'. If they are equal,
    only Caps Lock explains the difference.
    """

    text: str
    scanner: str
    computer: str
    caps_lock: bool


def keyboard_readings(text: str) -> Iterator[KeyboardReading]:
    """Yield what the scanner may have sent instead of the text that arrived.

    For each known layout, the computer has it and the scanner is set to US, or the reverse. Caps
    Lock swaps the case of letters; some computers also shift digits and punctuation, so both are
    tried for each layout of the computer. Characters that aren't on the keys of a layout stay.
    Texts that equal the given one are omitted.
    """
    for mapping in _mappings():
        sent = text.translate(mapping.characters)
        if sent != text:
            yield KeyboardReading(sent, mapping.scanner, mapping.computer, mapping.caps_lock)


class _CapsLock(Enum):
    """What Caps Lock changes."""

    OFF = "off"
    SHIFTS_LETTERS = "letters"
    SHIFTS_ALL = "all"


@dataclass(frozen=True, slots=True)
class _Mapping:
    scanner: str
    computer: str
    caps_lock: bool
    characters: dict[int, str]


@cache
def _mappings() -> tuple[_Mapping, ...]:
    pairs = [("US", name) for name in _LAYOUTS]
    reverse = [(name, "US") for name in _LAYOUTS]
    mappings = [
        *(_mapping(*pair, _CapsLock.OFF) for pair in (*pairs, *reverse)),
        *(_mapping(name, name, _CapsLock.SHIFTS_ALL) for name in _LAYOUTS),
        *(_mapping(*pair, _CapsLock.SHIFTS_ALL) for pair in pairs),
        *(_mapping(*pair, _CapsLock.SHIFTS_LETTERS) for pair in (*pairs, *reverse)),
    ]
    return tuple(mappings)


def _mapping(scanner: str, computer: str, caps_lock: _CapsLock) -> _Mapping:
    sent, received = _keys(scanner), _keys(computer)
    if caps_lock is _CapsLock.SHIFTS_ALL:
        received = received[::-1]
    characters: dict[int, str] = {}
    for there, here in zip(sent, received, strict=True):
        for character, typed in zip(there, here, strict=True):
            arrived = typed.swapcase() if caps_lock is _CapsLock.SHIFTS_LETTERS else typed
            if len(arrived) == 1:  # no key types SS, the upper case of ß
                characters.setdefault(ord(arrived), character)
    return _Mapping(scanner, computer, caps_lock is not _CapsLock.OFF, characters)


def _keys(layout: str) -> tuple[str, str]:
    return _US if layout == "US" else _LAYOUTS[layout]
