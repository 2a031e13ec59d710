"""What is said of an import: counts, results, targets of columns, and what came in the way."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.passports.catalogues.bringing_in import BroughtIn
from dpp_desktop.passports.catalogues.checking import Counts
from dpp_desktop.passports.catalogues.columns import Target
from dpp_desktop.passports.catalogues.roles import Role
from dpp_desktop.passports.catalogues.schema_fields import SchemaField
from dpp_desktop.ui.dashboard.job_words import number
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


def counts_told(counts: Counts) -> Message:
    """Returns what an import would do."""
    text = QCoreApplication.translate(
        "Catalogue",
        "To add: {added}, to update: {updated}, unchanged: {unchanged}. Rejected rows: {rejected}.",
    ).format(
        added=number(counts.added),
        updated=number(counts.updated),
        unchanged=number(counts.unchanged),
        rejected=number(counts.rejected),
    )
    tone = Tone.WARNING if counts.rejected else Tone.INFO
    return Message(tone, f"{text} {_drafts_told(counts)}".strip())


def result_told(done: BroughtIn, counts: Counts) -> Message:
    """Returns what an import did."""
    if done.stopped:
        text = QCoreApplication.translate(
            "Catalogue",
            "Stopped. Added so far: {added}, updated: {updated}. Importing again brings in the "
            "rest.",
        )
    else:
        text = QCoreApplication.translate(
            "Catalogue", "Products added: {added}, updated: {updated}, unchanged: {unchanged}."
        )
    told = text.format(
        added=number(done.added), updated=number(done.updated), unchanged=number(done.unchanged)
    )
    well = not (done.stopped or counts.rejected or counts.drafts)
    rejected = QCoreApplication.translate("Catalogue", "Rejected rows: {rejected}.")
    if counts.rejected:
        told += f" {rejected.format(rejected=number(counts.rejected))}"
    tone = Tone.SUCCESS if well else Tone.WARNING
    return Message(tone, f"{told} {_drafts_told(counts)}".strip())


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
