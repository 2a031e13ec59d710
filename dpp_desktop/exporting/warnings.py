"""Warnings about an export that don't block it."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from dpp_desktop.carriers.nfc_tags import TAGS, NfcTag, TagFit, check_fit
from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM, USUAL_MAX_X_DIMENSION_MM
from dpp_desktop.common import json_text
from dpp_desktop.exporting.packs.pack_content import Source
from dpp_desktop.exporting.packs.pack_plan import named_packs
from dpp_desktop.exporting.selection import Selection, jobs_of, target_of, tokens_of
from dpp_desktop.identity.serial_text import SERIAL_LENGTH
from dpp_desktop.model.export import ExportScope, HandOver
from dpp_desktop.model.message import Message
from dpp_desktop.passports.unit_data import with_first_unit
from dpp_desktop.profiles.column_sources import (
    NDEF,
    NDEF_TLV,
    JobFacts,
    cell_of_job,
    reads_passport,
)
from dpp_desktop.store import documents, exports
from dpp_desktop.store.transaction import Transaction


def warnings_of(transaction: Transaction, source: Source) -> tuple[Message, ...]:
    """Return warnings about module widths, tags, empty columns, and omitted tokens."""
    return (
        *_modules_too_wide(source),
        *_tags_too_small(source),
        *_empty_columns(transaction, source),
        *_omitted(transaction, source),
    )


def handed_over_before(
    transaction: Transaction, export_id: int, remade: Collection[int]
) -> tuple[Message, ...]:
    """Return warnings about re-created packs that were handed over before."""
    marks = [each for each in exports.hand_overs_of(transaction, export_id) if each.index in remade]
    marks.sort(key=_people_and_time)
    # One warning per handover: there may be a hundred packs.
    return tuple(
        _handed_over(people_and_time, [each.index for each in group])
        for people_and_time, group in groupby(marks, _people_and_time)
    )


def _people_and_time(mark: HandOver) -> tuple[str, Message]:
    return f"{mark.at:%Y-%m-%d %H:%M}", mark.people


def _handed_over(people_and_time: tuple[str, Message], packs: Sequence[int]) -> Message:
    at, by = people_and_time
    if len(packs) == 1:
        return Message(
            "Pack {pack} was re-created, but it was already handed over by {by} on {at} UTC: its "
            "labels may already be printed.",
            pack=packs[0],
            by=by,
            at=at,
        )
    return Message(
        "Packs {packs} were re-created, but they were already handed over by {by} on {at} UTC: "
        "their labels may already be printed.",
        packs=named_packs(packs),
        by=by,
        at=at,
    )


def _modules_too_wide(source: Source) -> Iterator[Message]:
    """A warning if the modules of the QR images are wider than the range of GS1."""
    images = source.profile.images
    if images and images.dots.module_mm > USUAL_MAX_X_DIMENSION_MM:
        yield Message(
            "The modules of the QR codes are {width} mm wide. GS1 specifies {least} to {most} mm "
            "for retail points of sale, and wider codes may not be read there.",
            width=f"{images.dots.module_mm:.3f}",
            least=f"{MIN_X_DIMENSION_MM:.3f}",
            most=f"{USUAL_MAX_X_DIMENSION_MM:.3f}",
        )


def _tags_too_small(source: Source) -> Iterator[Message]:
    """A warning for each length of URL that doesn't fit on the tag of the profile."""
    tag = next((each for each in TAGS if each.name == source.profile.nfc_tag), None)
    if tag is None or not any(map(source.profile.has_source, (NDEF, NDEF_TLV))):
        return
    # All serials have the same length.
    urls = (job.link_prefix + "0" * SERIAL_LENGTH for job in source.selection.jobs)
    for each in dict.fromkeys(check_fit(url, tag) for url in urls):
        if not each.fits:
            yield _too_small(tag, each)


def _too_small(tag: NfcTag, fit: TagFit) -> Message:
    return Message(
        "The URLs don't fit on {tag}: an NDEF message needs {needed:,} bytes, and "
        "the tag has {available:,}.",
        tag=tag.name,
        needed=fit.needed,
        available=fit.available,
    )


def _empty_columns(transaction: Transaction, source: Source) -> Iterator[Message]:
    """A warning for each column whose passport field is empty in all passports."""
    columns = [column for column in source.profile.columns if reads_passport(column.source)]
    if not columns:
        return
    facts = _facts_of_passports(transaction, source)
    for column in columns:
        if not any(cell_of_job(column.source, each) for each in facts):
            yield Message(
                "The column '{source}' is empty: no passport has this value.",
                source=column.source,
            )


def _facts_of_passports(transaction: Transaction, source: Source) -> list[JobFacts]:
    """Return the facts of one job for each different passport, with values in its unit fields."""
    job_of = {(job.passport_digest, job.unit_fields): job for job in source.selection.jobs}
    return [
        JobFacts(job, with_first_unit(job, json_text.parse(documents.body_of(transaction, digest))))
        for (digest, _), job in job_of.items()
    ]


def _omitted(transaction: Transaction, source: Source) -> Iterator[Message]:
    """A warning about tokens that were minted for the batch after its export was created."""
    more = _count_of_omitted(transaction, source.selection)
    if more == 1:
        yield Message(
            "The batch now has one more token, which isn't in this export: export it to a "
            "different folder."
        )
    elif more > 0:
        yield Message(
            "The batch now has {more:,} more tokens, which aren't in this export: export them to "
            "a different folder.",
            more=more,
        )


def _count_of_omitted(transaction: Transaction, selection: Selection) -> int:
    """Return how many more tokens the batch has than its export; 0 for other exports."""
    if selection.scope is not ExportScope.BATCH:
        return 0
    target = target_of(selection)
    now = tokens_of(target, jobs_of(transaction, target))
    return (now.count if now else 0) - selection.count
