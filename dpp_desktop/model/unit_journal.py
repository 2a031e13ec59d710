"""Entries of the journal of units: what happened to units, who did it, where and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import NO_PRODUCTION, Actor, Carrier, JournalAction, Production


@dataclass(frozen=True, slots=True)
class JournalRecord:
    """What an entry of the journal records.

    `job_id` is the job of the units; None for events that concern no job, such as a scan of a
    foreign code. `carrier` is None for what happens to units themselves. `order_number` is the one
    of the job. `details` are further values as JSON, such as the export of packs.
    """

    action: JournalAction
    job_id: int | None
    units: UnitSet
    actor: Actor
    carrier: Carrier | None = None
    production: Production = NO_PRODUCTION
    reason: str = ""
    order_number: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """An entry of the journal, made at a moment in UTC; `hash` covers it and all before it."""

    id: int
    at: datetime
    record: JournalRecord
    hash: bytes


@dataclass(frozen=True, slots=True)
class PendingScan:
    """A scan of a unit that was right, before it is moved to the verified units."""

    job_id: int
    carrier: Carrier
    unit: int
    at: datetime
    actor: Actor
    printer: str = ""
