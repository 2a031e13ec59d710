"""The texts of the states of one unit, for its card and for the result of a scan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.message import sentence
from dpp_desktop.model.unit_state import Carrier
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.language.regional_formats import date_text, time_text

if TYPE_CHECKING:  # it loads NumPy, which the first frame doesn't need
    from dpp_desktop.units.unit_status import Cause, UnitStatus


def own_state(status: UnitStatus) -> str:
    """Return the unit's own state with its reason, who caused it and when; or "valid"."""
    text = status.own_text
    if text is None:
        return QCoreApplication.translate("UnitStatus", "Valid")
    return "\n".join([translated(sentence(text)), *_cause_line(status.cause)])


def label_state(status: UnitStatus) -> str:
    """Return the state of the unit's label."""
    text = status.carrier_text(Carrier.LABEL)
    if text is None:
        return QCoreApplication.translate("UnitStatus", "Not recorded as printed")
    return translated(sentence(text))


def tag_state(status: UnitStatus) -> str:
    """Return the state of the unit's tag; empty if nothing is known."""
    text = status.carrier_text(Carrier.TAG)
    return translated(sentence(text)) if text else ""


def status_lines(status: UnitStatus) -> list[str]:
    """Return the states that are known, of the unit, its label and its tag, one in each line."""
    own, label = status.own_text, status.carrier_text(Carrier.LABEL)
    lines = [translated(sentence(own))] if own else []
    if label:
        text = QCoreApplication.translate("UnitStatus", "Label: {state}")
        lines.append(text.format(state=translated(label)))
    tag = status.carrier_text(Carrier.TAG)
    if tag:
        text = QCoreApplication.translate("UnitStatus", "NFC tag: {state}")
        lines.append(text.format(state=translated(tag)))
    return lines


def _cause_line(cause: Cause | None) -> list[str]:
    if cause is None:
        return []
    local = cause.at.astimezone()
    moment = f"{date_text(local.date())} {time_text(local)}"
    return [f"{cause.actor.by} · {moment}" if cause.actor.by else moment]
