"""Tells of many products which may come in, by what the brand's passport schema says of them."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.schemas.problems import GTIN_REQUIRED

_INCOMPLETE = frozenset({"required", "dependentRequired", GTIN_REQUIRED})
_SCHEMAS_FAULT = "schema"


class PassportChecks(Protocol):
    """Checks many passports against one schema."""

    def __call__(
        self, schema: str, gtin_pointer: str, passports: Iterable[tuple[str, str | None]]
    ) -> Iterator[list[Problem]]:
        """Gives the problems of each passport, JSON text, with the GTIN that belongs to it."""


def blocks_import(problem: Problem) -> bool:
    """True if a product with that problem can't come in, not even as a draft.

    What is missing can be given later; and a schema that can't be applied isn't the product's
    fault. What is wrong must be corrected first.
    """
    return problem.code not in _INCOMPLETE and not problem.code.startswith(_SCHEMAS_FAULT)
