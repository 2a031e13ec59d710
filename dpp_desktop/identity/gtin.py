"""Global Trade Item Numbers (GS1 General Specifications, section 7.9 for the check digit)."""

import re
from collections.abc import Iterator

from dpp_desktop.identity.text import TextError, shown
from dpp_desktop.model.message import Message

_LENGTHS = (14, 13, 12, 8)
_GTIN = re.compile(r"(?:[0-9]{8}|[0-9]{12,14})", re.ASCII)


def check_digit(payload: str) -> str:
    """Return the check digit of the digits before it.

    The weights are 3, 1, 3 … from the right. The weighted sum plus the check digit is a multiple
    of ten.
    """
    total = sum(
        int(digit) * (3 if index % 2 == 0 else 1) for index, digit in enumerate(reversed(payload))
    )
    return str(-total % 10)


def normalise_gtin(text: str) -> str:
    """Return a GTIN-8, -12, -13 or -14 as 14 digits, zero-padded on the left.

    Raises TextError for another form, a wrong check digit, or only zeros.
    """
    if not _GTIN.fullmatch(text):
        message = Message(
            "{text} is not a GTIN: a GTIN has 8, 12, 13 or 14 digits", text=shown(text)
        )
        raise TextError("gtin_form", message)
    expected = check_digit(text[:-1])
    if text[-1] != expected:
        raise TextError(
            "gtin_check_digit",
            Message(
                "the check digit of GTIN {gtin} is wrong: it is {found} and must be {expected}",
                gtin=text,
                found=text[-1],
                expected=expected,
            ),
        )
    if not text.strip("0"):
        raise TextError("gtin_zero", Message("a GTIN of zeros is not valid"))
    return text.zfill(14)


def written_forms(gtin: str) -> Iterator[str]:
    """Yield the GTIN (14 digits) with 14 digits and in each shorter form that it has.

    The shorter forms omit leading zeros (GS1 General Specifications, section 3.3.2).
    """
    for length in _LENGTHS:
        if not gtin[:-length].strip("0"):
            yield gtin[-length:]
