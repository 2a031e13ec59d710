"""Texts about the import of a catalogue: counts, results, column targets and progress."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.errors import Problem
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult
from dpp_desktop.products.catalogue_import.cell_values import text_of
from dpp_desktop.products.catalogue_import.checked_catalogue import Counts
from dpp_desktop.products.catalogue_import.column_mapping import IgnoredColumn, Target
from dpp_desktop.products.catalogue_import.column_roles import Role
from dpp_desktop.products.catalogue_import.encoding_notices import ENCODING, WRONG_ENCODING
from dpp_desktop.products.catalogue_import.field_choices import missing_message
from dpp_desktop.products.catalogue_import.number_texts import DecimalSign, number_of
from dpp_desktop.products.catalogue_import.schema_fields import SchemaField
from dpp_desktop.products.catalogue_import.shared_gtins import SharedGtin
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.text.errors import problem_text
from dpp_desktop.ui.text.jobs import number


def target_text(target: Target, field: SchemaField | None = None, *, required: bool = False) -> str:
    """Return the text of a target in the column mapping; `field` is its passport field, if any.

    SKU and name are always required, a passport field as the schema says.
    """
    texts = {
        Role.IGNORED: QCoreApplication.translate("Catalogue", "Ignore"),
        Role.UNDECIDED: QCoreApplication.translate("Catalogue", "Choose a field…"),
        Role.SKU: QCoreApplication.translate("Catalogue", "SKU"),
        Role.NAME: QCoreApplication.translate("Catalogue", "Product name"),
        Role.GTIN: QCoreApplication.translate("Catalogue", "GTIN"),
        Role.SKU_AND_GTIN: QCoreApplication.translate("Catalogue", "SKU and GTIN"),
        Role.PASSPORT: QCoreApplication.translate("Catalogue", "Entire passport (JSON)"),
    }
    text = texts.get(target.role)
    if text is None:
        name = str(target).removeprefix(f"{Role.PASSPORT}.")
        text = f"{field.title} · {name}" if field and field.title else name
    is_required = required or target.role in (Role.SKU, Role.NAME) or (field and field.required)
    if not is_required:
        return text
    return QCoreApplication.translate("Catalogue", "{field} (required)").format(field=text)


def missing_text(titles: Sequence[str]) -> str:
    """Return a sentence about required fields without a column; empty if there are none."""
    return problem_text(missing_message(titles)) if titles else ""


_MAX_NAMED_COLUMNS = 3
_MAX_NAMED_GTINS = 3


def counts_message(
    counts: Counts,
    ignored_columns: Sequence[IgnoredColumn] = (),
    notices: Sequence[Problem] = (),
    shared_gtins: Sequence[SharedGtin] = (),
) -> Message:
    """Return a message about what an import would do and what the user should look at.

    `notices` describe how the file was read.
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
    needs_attention = (
        counts.rejected
        or counts.warned
        or counts.effects.needs_attention
        or ignored_columns
        or is_doubtful
        or shared_gtins
    )
    tone = Tone.WARNING if needs_attention else Tone.INFO
    first = f"{text} {_drafts_text(counts)}".strip()
    lines = _lines(first, counts, ignored_columns, shared_gtins)
    return Message(tone, "\n".join([lines, *map(notice_text, notices)]))


def notice_text(notice: Problem) -> str:
    """Return a notice as a sentence; one about a column starts with the column's name."""
    text = problem_text(notice.message)
    return text if notice.field == ENCODING else f"{notice.field}: {text}"


def sign_text(text: str, sign: DecimalSign | None) -> str:
    """Return how the text is read with that decimal separator; None detects the sign."""
    if sign is None:
        return QCoreApplication.translate("Catalogue", "Automatic")
    value = text_of(number_of(text, sign))
    texts = {
        DecimalSign.COMMA: QCoreApplication.translate("Catalogue", "{text} is {number} (comma)"),
        DecimalSign.POINT: QCoreApplication.translate("Catalogue", "{text} is {number} (point)"),
    }
    return texts[sign].format(text=text, number=value)


def result_message(
    done: CatalogueImportResult,
    counts: Counts,
    ignored_columns: Sequence[IgnoredColumn] = (),
    shared_gtins: Sequence[SharedGtin] = (),
) -> Message:
    """Return a message about what an import did, and what the user was shown before.

    It is a success unless the import was stopped or rows weren't imported.
    """
    if done.stopped:
        text = QCoreApplication.translate(
            "Catalogue",
            "Stopped. Added: {added}, updated: {updated}. To import the rest, import the file "
            "again.",
        )
    else:
        text = QCoreApplication.translate(
            "Catalogue", "Products added: {added}, updated: {updated}, unchanged: {unchanged}."
        )
    summary = text.format(
        added=number(done.added), updated=number(done.updated), unchanged=number(done.unchanged)
    )
    is_complete = not (done.stopped or counts.rejected)
    rejected = QCoreApplication.translate("Catalogue", "Rejected rows: {rejected}.")
    if counts.rejected:
        summary += f" {rejected.format(rejected=number(counts.rejected))}"
    tone = Tone.SUCCESS if is_complete else Tone.WARNING
    first = f"{summary} {_drafts_text(counts)}".strip()
    return Message(tone, _lines(first, counts, ignored_columns, shared_gtins))


def ignored_columns_texts(ignored_columns: Sequence[IgnoredColumn]) -> list[str]:
    """Return a sentence for each of the first three ignored columns with values."""
    texts = [translated(column.message) for column in ignored_columns[:_MAX_NAMED_COLUMNS]]
    more = len(ignored_columns) - len(texts)
    if more:
        texts.append(
            QCoreApplication.translate(
                "Catalogue", "%Ln more columns with values are ignored.", "", more
            )
        )
    return texts


def shared_gtins_texts(shared_gtins: Sequence[SharedGtin]) -> list[str]:
    """Return a sentence for each of the first three GTINs that several SKUs share."""
    texts = [translated(each.message) for each in shared_gtins[:_MAX_NAMED_GTINS]]
    more = len(shared_gtins) - len(texts)
    if more:
        texts.append(
            QCoreApplication.translate(
                "Catalogue", "%Ln more GTINs are shared by several SKUs.", "", more
            )
        )
    return texts


def _lines(
    first: str,
    counts: Counts,
    ignored_columns: Sequence[IgnoredColumn],
    shared_gtins: Sequence[SharedGtin],
) -> str:
    effects = [translated(message) for message in counts.effects.messages()]
    shared = shared_gtins_texts(shared_gtins)
    warned = [warned_text(counts.warned)] if counts.warned else []
    ignored = ignored_columns_texts(ignored_columns)
    return "\n".join([first, *warned, *effects, *shared, *ignored])


def progress_text(done: int, total: int, *, importing: bool) -> str:
    """Return the progress of the check or the import."""
    if importing:
        text = QCoreApplication.translate("Catalogue", "Importing: {done} of {total} products")
    else:
        text = QCoreApplication.translate("Catalogue", "Checking: {done} of about {total} rows")
    return text.format(done=number(done), total=number(total))


def warned_text(count: int) -> str:
    """Return how many products have values of a format that the schema doesn't enforce."""
    return QCoreApplication.translate(
        "Catalogue", "%Ln products have values in the wrong format.", "", count
    )


def _drafts_text(counts: Counts) -> str:
    if not counts.drafts:
        return ""
    text = QCoreApplication.translate(
        "Catalogue", "Incomplete drafts: {drafts}. You can't mint for a draft yet."
    )
    return text.format(drafts=number(counts.drafts))
