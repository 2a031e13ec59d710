"""What is said of an import: counts, results, targets of columns, and what came in the way."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dpp_desktop.passports.catalogues.bringing_in import BroughtIn
from dpp_desktop.passports.catalogues.checking import Counts
from dpp_desktop.passports.catalogues.columns import LeftOut, Target
from dpp_desktop.passports.catalogues.roles import Role
from dpp_desktop.passports.catalogues.schema_fields import SchemaField
from dpp_desktop.ui.dashboard.job_words import number
from dpp_desktop.ui.language.engine_texts import translated
from dpp_desktop.ui.notices.message_view import Message
from dpp_desktop.ui.notices.tone import Tone


def target_told(target: Target, fields: dict[Target, SchemaField]) -> str:
    """Returns what becomes of a column, for a list to choose from."""
    told = {
        Role.LEFT_OUT: QCoreApplication.translate("Catalogue", "Leave out"),
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


_MOST_COLUMNS_NAMED = 3


def counts_told(counts: Counts, left_out: Sequence[LeftOut] = ()) -> Message:
    """Return what an import would do, and which columns with values it doesn't use."""
    text = QCoreApplication.translate(
        "Catalogue",
        "To add: {added}, to update: {updated}, unchanged: {unchanged}. Rejected rows: {rejected}.",
    ).format(
        added=number(counts.added),
        updated=number(counts.updated),
        unchanged=number(counts.unchanged),
        rejected=number(counts.rejected),
    )
    attention = counts.rejected or counts.effects.needs_attention or left_out
    tone = Tone.WARNING if attention else Tone.INFO
    return Message(tone, _lines(f"{text} {_drafts_told(counts)}".strip(), counts, left_out))


def result_told(done: BroughtIn, counts: Counts, left_out: Sequence[LeftOut] = ()) -> Message:
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
    well = not (done.stopped or counts.rejected or counts.drafts or left_out)
    rejected = QCoreApplication.translate("Catalogue", "Rejected rows: {rejected}.")
    if counts.rejected:
        told += f" {rejected.format(rejected=number(counts.rejected))}"
    tone = Tone.SUCCESS if well else Tone.WARNING
    return Message(tone, _lines(f"{told} {_drafts_told(counts)}".strip(), counts, left_out))


def left_out_told(left_out: Sequence[LeftOut]) -> list[str]:
    """Return a sentence for each of the first columns that hold values and aren't used."""
    told = [translated(str(column)) for column in left_out[:_MOST_COLUMNS_NAMED]]
    more = len(left_out) - len(told)
    if more:
        text = QCoreApplication.translate("Catalogue", "Left out with values, too: {count} more.")
        told.append(text.format(count=number(more)))
    return told


def _lines(first: str, counts: Counts, left_out: Sequence[LeftOut]) -> str:
    effects = [translated(message) for message in counts.effects.messages()]
    return "\n".join([first, *effects, *left_out_told(left_out)])


def progress_told(done: int, total: int, *, importing: bool) -> str:
    """Returns how far it is."""
    if importing:
        text = QCoreApplication.translate("Catalogue", "Importing: {done} of {total} products")
    else:
        text = QCoreApplication.translate("Catalogue", "Checking: {done} of about {total} rows")
    return text.format(done=number(done), total=number(total))


def _drafts_told(counts: Counts) -> str:
    if not counts.drafts:
        return ""
    text = QCoreApplication.translate(
        "Catalogue", "Drafts, which can't be minted for until they are complete: {drafts}."
    )
    return text.format(drafts=number(counts.drafts))
