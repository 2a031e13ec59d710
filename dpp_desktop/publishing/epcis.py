"""EPCIS 2.0 events (GS1 EPCIS 2.0, CBV 2.0): units were commissioned, or are void.

An event is about up to 10,000 units of one job. A unit is commissioned when it is minted, because
its code and its product get their identity from it. Its URI is the canonical GS1 Digital Link, or
the URL on the product if it has no GTIN.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from dpp_desktop.model.publication import Publication, PublishedState
from dpp_desktop.publishing.plan import Plan
from dpp_desktop.publishing.unit_packs import Chunk, Moments

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
_CANONICAL = "https://id.gs1.org"
_VALUES = {
    PublishedState.ACTIVE: ("ADD", "commissioning", "active"),
    PublishedState.VOID: ("DELETE", "decommissioning", "inactive"),
}


def epcis_document(
    chunk: Chunk, plan: Plan, publication: Publication, serials: Sequence[str], moments: Moments
) -> dict[str, Any]:
    """Return the document with the event of these units.

    `serials` are theirs, `moments` those of their job. The time of voided units is that of the
    publication: when they became void is in the journal of the workspace.
    """
    action, step, disposition = _VALUES[chunk.state]
    uid, created_at = publication.uid, publication.created_at
    time = created_at
    if chunk.state is PublishedState.ACTIVE:
        time = moments.of(chunk.units.ranges[-1][1] - 1)
    job = chunk.job
    # GS1 identifies a unit by GTIN and serial alone; the batch is master data of the unit.
    prefix = f"{_CANONICAL}/01/{job.gtin}/21/" if job.gtin else job.link_prefix
    event: dict[str, Any] = {
        "type": "ObjectEvent",
        "eventID": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{uid}/{chunk.number}')}",
        "eventTime": time.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "eventTimeZoneOffset": "+00:00",
        "epcList": [prefix + serial for serial in serials],
        "action": action,
        "bizStep": step,
        "disposition": disposition,
        "readPoint": {"id": plan.settings.read_point},
        "bizLocation": {"id": plan.settings.business_location},
    }
    if chunk.state is PublishedState.ACTIVE:
        event["ilmd"] = {"cbvmda:lotNumber": job.batch}
    return {
        "@context": [CONTEXT],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": created_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "epcisBody": {"eventList": [event]},
    }
