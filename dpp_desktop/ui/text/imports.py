"""Texts about the import of brands and products."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.errors import Explanation, explain

_MAX_PROBLEMS = 4


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
    """Return the explanation of a failed import, with the first four problems in the file."""
    if not isinstance(error, InvalidInput):
        return explain(error)
    lines = [f"{problem.field}: {translated(problem.message)}" for problem in error.problems]
    if len(lines) > _MAX_PROBLEMS:
        more = len(lines) - _MAX_PROBLEMS
        lines[_MAX_PROBLEMS:] = [
            QCoreApplication.translate("Import", "… and %Ln more problems.", "", more)
        ]
    wrong = QCoreApplication.translate("Import", "The file can't be imported.")
    return Explanation(wrong, "\n".join([*lines, explain(error).remedy]))
