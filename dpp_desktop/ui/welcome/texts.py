"""Says how bringing in a brand went."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.errors import Explanation, explain

_MAX_PROBLEMS = 4


@dataclass(frozen=True, slots=True)
class ImportedBrand:
    """A brand that was brought in; `added` is False if it was there before and was updated."""

    key: str
    name: str
    added: bool


def brand_imported_text(done: ImportedBrand) -> str:
    """How the import of a brand went, in one sentence."""
    if done.added:
        text = QCoreApplication.translate("BringIn", "The brand {name} was added.")
    else:
        text = QCoreApplication.translate("BringIn", "The brand {name} was brought up to date.")
    return text.format(name=done.name)


def refused(error: Exception) -> Explanation:
    """What to tell about an import that failed: where in the file the first problems are."""
    if not isinstance(error, InvalidInput):
        return explain(error)
    lines = [f"{problem.field}: {translated(problem.message)}" for problem in error.problems]
    if len(lines) > _MAX_PROBLEMS:
        left = len(lines) - _MAX_PROBLEMS
        one = QCoreApplication.translate("BringIn", "… and 1 more problem.")
        several = QCoreApplication.translate("BringIn", "… and {count} more problems.")
        more = one if left == 1 else several
        lines[_MAX_PROBLEMS:] = [more.format(count=QLocale().toString(left))]
    wrong = QCoreApplication.translate("BringIn", "The file can't be imported.")
    return Explanation(wrong, "\n".join([*lines, explain(error).remedy]))
