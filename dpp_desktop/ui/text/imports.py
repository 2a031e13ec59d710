"""Texts about the import of brands and products."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.errors import Explanation, explain

_MAX_PROBLEMS = 4
"""The number of problems that a notice has space for."""


@dataclass(frozen=True, slots=True)
class ImportedBrand:
    """A brand that was imported; `added` is False if an existing brand was updated."""

    key: str
    name: str
    added: bool


def brand_imported_text(done: ImportedBrand) -> str:
    """Return a sentence about the imported brand."""
    if done.added:
        text = QCoreApplication.translate("Import", "The brand {name} was added.")
    else:
        text = QCoreApplication.translate("Import", "The brand {name} was updated.")
    return text.format(name=done.name)


def explain_import_error(error: Exception) -> Explanation:
    """Return the explanation of a failed import, with all problems in the file."""
    problems = import_problems(error)
    if not problems:
        return explain(error)
    wrong = QCoreApplication.translate("Import", "The file can't be imported.")
    return Explanation(wrong, "\n".join([*problems, explain(error).remedy]))


def import_problems(error: Exception) -> list[str]:
    """Return the problems in the file, each with its field; empty for another kind of error."""
    if not isinstance(error, InvalidInput):
        return []
    return [f"{problem.field}: {translated(problem.message)}" for problem in error.problems]


def has_many_problems(error: Exception) -> bool:
    """Return whether the file has too many problems for a notice."""
    return len(import_problems(error)) > _MAX_PROBLEMS


def samples_loaded_text(brands: Sequence[str], products: int, *, added: bool) -> str:
    """Return a sentence about the sample brands of these names; `added` if there were new ones."""
    if added:
        text = QCoreApplication.translate(
            "Import", "The sample brands {brands} were added. They have {products} products."
        )
    else:
        text = QCoreApplication.translate(
            "Import",
            "The sample brands {brands} already exist. Their {products} products now match the "
            "supplied versions.",
        )
    return text.format(brands=", ".join(brands), products=QLocale().toString(products))
