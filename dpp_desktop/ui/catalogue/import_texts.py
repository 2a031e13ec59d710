"""What is said of an import: counts, results, targets of columns, and what came in the way."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.errors import Problem
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult
from dpp_desktop.products.catalogue_import.cell_values import text_of
from dpp_desktop.products.catalogue_import.column_mapping import IgnoredColumn, Target
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.import_check import ENCODING, WRONG_ENCODING, Counts
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign, number_of
from dpp_desktop.products.catalogue_import.schema_fields import SchemaField
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.jobs import number


def target_text(target: Target, fields: dict[Target, SchemaField]) -> str:
    """Returns what becomes of a column, for a list to choose from."""
    told = {
        Role.IGNORED: QCoreApplication.translate("Catalogue", "Leave out"),
        Role.SKU: QCoreApplication.translate("Catalogue", "SKU"),
        Role.NAME: QCoreApplication.translate("Catalogue", "Product name"),
        Role.GTIN: QCoreApplication.translate("Catalogue", "GTIN"),
        Role.PASSPORT: QCoreApplication.translate("Catalogue", "Whole passport, as JSON"),
    }
    if target.role in told:
        return told[target.role]
    name = str(target).removeprefix(f"{Role.PASSPORT}.")
    field = fields.get(target)
    return f"{field.title} · {name}" if field and field.title else name


_MAX_NAMED_COLUMNS = 3


def counts_message(
    counts: Counts, ignored_columns: Sequence[IgnoredColumn] = (), notices: Sequence[Problem] = ()
) -> Message:
    """Return what an import would do, which columns with values it doesn't use, and notices.

    `notices` is what to know of how the file was read.
    """
    text = QCoreApplication.translate(
        "Catalogue",
        "To add: {added}, to update: {updated}, unchanged: {unchanged}. Rejected rows: {rejected}.",
    ).format(
        added=number(counts.added),
        updated=number(counts.updated),
        unchanged=number(counts.unchanged),
        rejected=number(counts.rejected),
    )
    is_doubtful = any(notice.code == WRONG_ENCODING for notice in notices)
    attention = counts.rejected or counts.effects.needs_attention or ignored_columns or is_doubtful
    tone = Tone.WARNING if attention else Tone.INFO
    lines = _lines(f"{text} {_drafts_text(counts)}".strip(), counts, ignored_columns)
    return Message(tone, "\n".join([lines, *map(notice_text, notices)]))


def notice_text(notice: Problem) -> str:
    """Returns a notice as a sentence; what is said of a column begins with its name."""
    text = problem_text(notice.message)
    return text if notice.field == ENCODING else f"{notice.field}: {text}"


def sign_text(text: str, sign: DecimalSign | None) -> str:
    """Returns how a number written as that text is read; None lets the other numbers decide."""
    if sign is None:
        return QCoreApplication.translate("Catalogue", "Automatic")
    value = text_of(number_of(text, sign))
    told = {
        DecimalSign.COMMA: QCoreApplication.translate("Catalogue", "{text} is {number} (comma)"),
        DecimalSign.POINT: QCoreApplication.translate("Catalogue", "{text} is {number} (point)"),
    }
    return told[sign].format(text=text, number=value)


def result_message(
    done: CatalogueImportResult, counts: Counts, ignored_columns: Sequence[IgnoredColumn] = ()
) -> Message:
    """Return what an import did, and which columns with values it didn't use."""
    if done.stopped:
        text = QCoreApplication.translate(
            "Catalogue",
            "Stopped. Added so far: {added}, updated: {updated}. Importing again imports the rest.",
        )
    else:
        text = QCoreApplication.translate(
            "Catalogue", "Products added: {added}, updated: {updated}, unchanged: {unchanged}."
        )
    told = text.format(
        added=number(done.added), updated=number(done.updated), unchanged=number(done.unchanged)
    )
    well = not (done.stopped or counts.rejected or counts.drafts or ignored_columns)
    rejected = QCoreApplication.translate("Catalogue", "Rejected rows: {rejected}.")
    if counts.rejected:
        told += f" {rejected.format(rejected=number(counts.rejected))}"
    tone = Tone.SUCCESS if well else Tone.WARNING
    return Message(tone, _lines(f"{told} {_drafts_text(counts)}".strip(), counts, ignored_columns))


def ignored_columns_texts(ignored_columns: Sequence[IgnoredColumn]) -> list[str]:
    """Return a sentence for each of the first columns that hold values and aren't used."""
    told = [translated(column.message) for column in ignored_columns[:_MAX_NAMED_COLUMNS]]
    more = len(ignored_columns) - len(told)
    if more:
        text = QCoreApplication.translate("Catalogue", "Left out with values, too: {count} more.")
        told.append(text.format(count=number(more)))
    return told


def _lines(first: str, counts: Counts, ignored_columns: Sequence[IgnoredColumn]) -> str:
    effects = [translated(message) for message in counts.effects.messages()]
    return "\n".join([first, *effects, *ignored_columns_texts(ignored_columns)])


def progress_text(done: int, total: int, *, importing: bool) -> str:
    """Returns how far it is."""
    if importing:
        text = QCoreApplication.translate("Catalogue", "Importing: {done} of {total} products")
    else:
        text = QCoreApplication.translate("Catalogue", "Checking: {done} of about {total} rows")
    return text.format(done=number(done), total=number(total))


def _drafts_text(counts: Counts) -> str:
    if not counts.drafts:
        return ""
    text = QCoreApplication.translate(
        "Catalogue", "Drafts, which can't be minted for until they are complete: {drafts}."
    )
    return text.format(drafts=number(counts.drafts))
