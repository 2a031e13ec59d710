"""Checks a brand and products in a copy of this process, and reports attempts to use a network.

An audit hook can't be removed.
"""

import socket
import sys
from pathlib import Path
from typing import Any

from dpp_desktop.brands.brand_file import read_brand_file
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.schemas.validator import check_passport
from dpp_desktop.products.product_file import read_product_file

_EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "urllib.")


def check(brand_file: Path, product_file: Path) -> dict[str, Any]:
    """Return the problems, and the audited events of the check and of a connection after it."""
    seen: list[str] = []

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(_EVENTS):
            seen.append(event)

    sys.addaudithook(hook)
    problems = []
    try:
        brand = read_brand_file(brand_file)
        for record in read_product_file(product_file, brand.gtin_pointer):
            problems += check_passport(
                brand.schema, record.passport, record.gtin, brand.gtin_pointer
            )
    except InvalidInput as error:
        problems += error.problems
    by_us = list(seen)
    # This verifies that the hook detects a connection.
    with socket.socket() as probe:
        probe.connect_ex(("127.0.0.1", 9))
    return {
        "problems": [(problem.field, problem.code, problem.message) for problem in problems],
        "by us": by_us,
        "by the probe": seen[len(by_us) :],
    }
