"""Sentences about void units that packs leave out, or that finished packs contain."""

from collections.abc import Collection, Iterator, Sequence

from dpp_desktop.exporting.packs.pack_plan import named_packs
from dpp_desktop.model.export import PlannedPack
from dpp_desktop.model.message import Message, joined, verbatim
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JobUnits
from dpp_desktop.units.refusals import named_units

_MOST_PACKS = 5


def void_texts(planned: Sequence[PlannedPack]) -> tuple[Message, ...]:
    """Return what the packs leave out, which of them are empty, and which contain void units."""
    return (*left_out_texts(planned), *contained_texts(planned))


def left_out_texts(planned: Sequence[PlannedPack]) -> tuple[Message, ...]:
    """Return what the packs leave out, and which of them are empty."""
    return (*_left_out(planned), *_empty(planned))


def contained_texts(
    planned: Sequence[PlannedPack], packs: Collection[int] | None = None
) -> tuple[Message, ...]:
    """Return sentences about finished packs with units that were voided after they were written.

    With `packs`, only about the packs of these indices.
    """
    found = [plan for plan in planned if plan.void and (packs is None or plan.index in packs)]
    texts = [contained_text(plan.index, plan.void_rows) for plan in found[:_MOST_PACKS]]
    if more := found[_MOST_PACKS:]:
        texts.append(
            Message(
                "Void units are also in these packs: {packs}.",
                packs=named_packs([plan.index for plan in more]),
            )
        )
    return tuple(texts)


def contained_text(pack: int, rows: UnitSet) -> Message:
    """Return the sentence about a finished pack with void units in these rows, from 0."""
    if len(rows) == 1:
        return Message(
            "Pack {pack} contains a void unit, in row {rows}: don't use that row.",
            pack=pack,
            rows=named_units(rows),
        )
    return Message(
        "Pack {pack} contains {count:,} void units, in rows {rows}: don't use these rows.",
        pack=pack,
        count=len(rows),
        rows=named_units(rows),
    )


def _left_out(planned: Sequence[PlannedPack]) -> Iterator[Message]:
    count = sum(plan.left_out_count for plan in planned)
    if not count:
        return
    units = _units_text([each for plan in planned for each in plan.left_out])
    if count == 1:
        yield Message("A void unit is left out: {units}.", units=units)
    else:
        yield Message("{count:,} void units are left out: {units}.", count=count, units=units)


def _units_text(left_out: Sequence[JobUnits]) -> Message:
    """The units by job; a job may have units in several packs."""
    of_job: dict[int, list[tuple[int, int]]] = {}
    for each in left_out:
        of_job.setdefault(each.job_id, []).extend(each.units.ranges)
    texts = [
        Message("{units} of job {job}", units=named_units(UnitSet.of(ranges)), job=job_id)
        for job_id, ranges in list(of_job.items())[:_MOST_PACKS]
    ]
    more = [verbatim("…")] if len(of_job) > _MOST_PACKS else []
    return joined([*texts, *more], "; ")


def _empty(planned: Sequence[PlannedPack]) -> Iterator[Message]:
    packs = [plan.index for plan in planned if not plan.rows]
    if len(packs) == 1:
        yield Message("Pack {pack} has no rows, because all of its units are void.", pack=packs[0])
    elif packs:
        yield Message(
            "Packs {packs} have no rows, because all of their units are void.",
            packs=named_packs(packs),
        )
