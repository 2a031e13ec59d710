"""Prints the states of one unit, for token and find."""

from dpp_desktop.cli.output import local_time, note
from dpp_desktop.model.token import Token
from dpp_desktop.model.unit_state import Carrier
from dpp_desktop.units.unit_status import Cause, UnitStatus


def report_void(token: Token, status: UnitStatus) -> None:
    """Print a warning to standard error if the unit is void."""
    if status.is_void:
        for sentence in filter(None, status.void_text(token)):
            note(sentence)


def status_lines(status: UnitStatus | None) -> dict[str, str | None]:
    """Return the states of the unit, its label and its tag as text; None if nothing is known."""
    if status is None:
        return {}
    own = status.own_text
    return {
        "state": f"{own}{_by(status.cause)}" if own else None,
        "label": status.carrier_text(Carrier.LABEL),
        "tag": status.carrier_text(Carrier.TAG),
    }


def status_document(status: UnitStatus | None) -> dict[str, object]:
    """Return the JSON output for the states of a unit."""
    if status is None:
        return {}
    states = status.states
    return {
        "state": states.state.value if states.state else None,
        "cause": _cause_document(status.cause),
        **{
            carrier.value: {
                "state": state.value if state else None,
                "verified": carrier in states.verified,
            }
            for carrier, state in states.carriers.items()
        },
    }


def _by(cause: Cause | None) -> str:
    if cause is None:
        return ""
    by = f", by {cause.actor.by}" if cause.actor.by else ""
    return f"{by} on {local_time(cause.at)}"


def _cause_document(cause: Cause | None) -> dict[str, object] | None:
    if cause is None:
        return None
    return {
        "reason": cause.reason,
        "by": cause.actor.by,
        "workstation": cause.actor.workstation,
        "at": cause.at.isoformat(),
    }
