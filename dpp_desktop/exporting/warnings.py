"""Warns of what hinders no export, but is hardly what the user means."""

from collections.abc import Iterator

from dpp_desktop.carriers.tags import TAGS, fit
from dpp_desktop.exporting.packs.content import Source
from dpp_desktop.exporting.profiles.sources import NDEF, JobFacts, cell_of_job, reads_passport
from dpp_desktop.exporting.selection import jobs_of, tokens_of, wanted_of
from dpp_desktop.identity.serials import SERIAL_LENGTH
from dpp_desktop.model.export import ExportScope
from dpp_desktop.passports import jsontext
from dpp_desktop.store import documents
from dpp_desktop.store.transaction import Transaction


def warnings_of(transaction: Transaction, source: Source) -> tuple[str, ...]:
    """Returns sentences on tags that are too small, empty columns, and tokens left out."""
    return (
        *_tags_too_small(source),
        *_empty_columns(transaction, source),
        *_left_out(transaction, source),
    )


def _tags_too_small(source: Source) -> Iterator[str]:
    """A sentence for each length of URL that doesn't fit on the tag of the profile."""
    tag = next((each for each in TAGS if each.name == source.profile.nfc_tag), None)
    if tag is None or not source.profile.shows(NDEF):
        return
    # All serials are equally long, so any will do.
    urls = (job.link_prefix + "0" * SERIAL_LENGTH for job in source.selection.jobs)
    for each in dict.fromkeys(fit(url, tag) for url in urls):
        if not each.fits:
            yield (
                f"The URLs don't fit on {tag.name}: with what goes before and after them they take "
                f"{each.needed:,} bytes, and the tag has {each.there:,}."
            )


def _empty_columns(transaction: Transaction, source: Source) -> Iterator[str]:
    """A sentence for each column of a passport field that no passport has anything in."""
    columns = [column for column in source.profile.columns if reads_passport(column.source)]
    if not columns:
        return
    job_of = {job.passport_digest: job for job in source.selection.jobs}
    facts = [
        JobFacts(job, jsontext.parse(documents.body_of(transaction, digest)))
        for digest, job in job_of.items()
    ]
    for column in columns:
        if not any(cell_of_job(column.source, each) for each in facts):
            yield f"No passport has anything in '{column.source}': that column is empty."


def _left_out(transaction: Transaction, source: Source) -> Iterator[str]:
    """What was minted for a batch since its export was made isn't in it."""
    if source.selection.scope is not ExportScope.BATCH:
        return
    wanted = wanted_of(source.selection)
    now = tokens_of(wanted, jobs_of(transaction, wanted))
    more = (now.count if now else 0) - source.selection.count
    if more == 1:
        yield (
            "The batch has one more token by now, which isn't in this export: export it to another "
            "folder."
        )
    elif more > 0:
        yield (
            f"The batch has {more:,} more tokens by now, which aren't in this export: export them "
            "to another folder."
        )
