"""What is said of an import: counts, results, targets of columns, and what came in the way."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.errors import Problem
from dpp_desktop.passports.catalogues.bringing_in import BroughtIn
from dpp_desktop.passports.catalogues.cells import text_of
from dpp_desktop.passports.catalogues.checking import ENCODING, WRONG_ENCODING, Counts
from dpp_desktop.passports.catalogues.columns import Target
from dpp_desktop.passports.catalogues.number_texts import DecimalSign, number_of
from dpp_desktop.passports.catalogues.roles import Role
from dpp_desktop.passports.catalogues.schema_fields import SchemaField
from dpp_desktop.ui.dashboard.job_words import number
from dpp_desktop.ui.explain import problem_text
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


def counts_told(counts: Counts, notices: Sequence[Problem] = ()) -> Message:
    """Returns what an import would do, and what to know of how the file was read."""
    text = QCoreApplication.translate(
        "Catalogue",
        "To add: {added}, to update: {updated}, unchanged: {unchanged}. Rejected rows: {rejected}.",
    ).format(
        added=number(counts.added),
        updated=number(counts.updated),
        unchanged=number(counts.unchanged),
        rejected=number(counts.rejected),
    )
    doubtful = any(notice.code == WRONG_ENCODING for notice in notices)
    tone = Tone.WARNING if counts.rejected or doubtful else Tone.INFO
    sentences = f"{text} {_drafts_told(counts)}".strip()
    return Message(tone, "\n".join([sentences, *map(notice_told, notices)]))


def notice_told(notice: Problem) -> str:
    """Returns a notice as a sentence; what is said of a column begins with its name."""
    text = problem_text(notice.message)
    return text if notice.field == ENCODING else f"{notice.field}: {text}"


def sign_told(text: str, sign: DecimalSign | None) -> str:
    """Returns how a number written as that text is read; None lets the other numbers decide."""
    if sign is None:
        return QCoreApplication.translate("Catalogue", "Automatic")
    value = text_of(number_of(text, sign))
    told = {
        DecimalSign.COMMA: QCoreApplication.translate("Catalogue", "{text} is {number} (comma)"),
        DecimalSign.POINT: QCoreApplication.translate("Catalogue", "{text} is {number} (point)"),
    }
    return told[sign].format(text=text, number=value)


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
