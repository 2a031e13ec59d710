"""Decide which problems block the import of a product, and which make it a draft."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.validation_messages import GTIN_REQUIRED

_INCOMPLETE = frozenset({"required", "dependentRequired", GTIN_REQUIRED})
_SCHEMAS_FAULT = "schema"


class PassportChecks(Protocol):
    """Checks many passports against one schema."""

    def __call__(
        self, schema: str, gtin_pointer: str, passports: Iterable[tuple[str, str | None]]
    ) -> Iterator[list[Problem]]:
        """Yield the problems of each passport (JSON text) with its GTIN."""


def blocks_import(problem: Problem) -> bool:
    """Return whether the problem blocks the import of a product, even as a draft.

    Missing values can be added later, and a schema that can't be applied isn't a problem of the
    product. Wrong values block the import.
    """
    return problem.code not in _INCOMPLETE and not problem.code.startswith(_SCHEMAS_FAULT)
