"""UPC-E: GTIN-12s that begin with 0 or 1, written in eight digits with some zeros left out.

GS1 General Specifications, section 5.2 (UPC-E barcode, zero suppression), and ISO/IEC 15420. GS1
assigns only number system 0; number system 1 is in use as well.
"""

import re

from dpp_desktop.identity.gtin import check_digit

_UPC_E = re.compile(r"[01][0-9]{7}", re.ASCII)


def expanded_upc_e(digits: str) -> str | None:
    """Return the GTIN-12 of a UPC-E: number system, six digits and check digit.

    None if `digits` has another form, or if the check digit isn't that of the GTIN-12.
    """
    if not _UPC_E.fullmatch(digits):
        return None
    system, body, check = digits[0], digits[1:7], digits[7]
    last = body[5]
    if last in "012":
        middle = f"{body[:2]}{last}0000{body[2:5]}"
    elif last == "3":
        middle = f"{body[:3]}00000{body[3:5]}"
    elif last == "4":
        middle = f"{body[:4]}00000{body[4]}"
    else:
        middle = f"{body[:5]}0000{last}"
    payload = system + middle
    return payload + check if check_digit(payload) == check else None
