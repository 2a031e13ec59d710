"""Texts about units: where they are, what happened to them, and their ranges."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.model.message import capitalized
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.model.unit_state import JournalAction
from dpp_desktop.ui.language.engine_messages import shown_ranges, translated
from dpp_desktop.ui.theme.palette import Colours
from dpp_desktop.units.reconciliation import Fate

_MAX_RANGES = 40
"""The maximum number of ranges in a cell: more can't be read."""

_SAMPLED, _SPOILED, _EXPORTED = 3, 1, 5
"""Places of colours in the series of a scheme."""


def fate_text(fate: Fate) -> str:
    """Return the title of a row of a reconciliation, with a capital letter."""
    return capitalized(translated(fate.text))


def fate_colour(fate: Fate, colours: Colours) -> str:
    """Return the colour of a row of a reconciliation; no two rows have the same."""
    of_fates = {
        Fate.VOID: colours.danger,
        Fate.SAMPLED: colours.series[_SAMPLED],
        Fate.APPLIED: colours.success,
        Fate.VERIFIED: colours.accent,
        Fate.PRINTED: colours.info,
        Fate.IN_DOUBT: colours.warning,
        Fate.SPOILED: colours.series[_SPOILED],
        Fate.EXPORTED: colours.series[_EXPORTED],
        Fate.NOT_PRINTED: colours.outline,
    }
    return of_fates[fate]


def ranges_text(units: UnitSet) -> str:
    """Return ranges that count from 1, such as 3–69, 80; at most forty of them."""
    shown = [shown_ranges(str(UnitSet((each,)))) for each in units.ranges[:_MAX_RANGES]]
    return ", ".join([*shown, "…"] if len(units.ranges) > _MAX_RANGES else shown)


def action_text(action: JournalAction) -> str:
    """Return what an entry of the journal records, in one to three words."""
    words = {
        JournalAction.PRINT_STARTED: QCoreApplication.translate("UnitTexts", "Print started"),
        JournalAction.PRINTED: QCoreApplication.translate("UnitTexts", "Printed"),
        JournalAction.IN_DOUBT: QCoreApplication.translate("UnitTexts", "In doubt"),
        JournalAction.RESOLVED: QCoreApplication.translate("UnitTexts", "Doubt resolved"),
        JournalAction.PRINT_CANCELLED: QCoreApplication.translate("UnitTexts", "Print cancelled"),
        JournalAction.HANDED_OVER: QCoreApplication.translate("UnitTexts", "Pack handed over"),
        JournalAction.HANDOVER_UNDONE: QCoreApplication.translate("UnitTexts", "Handover undone"),
        JournalAction.SPOILED: QCoreApplication.translate("UnitTexts", "Spoiled"),
        JournalAction.VERIFIED: QCoreApplication.translate("UnitTexts", "Verified"),
        JournalAction.GRADED: QCoreApplication.translate("UnitTexts", "Graded"),
        JournalAction.SCAN_REJECTED: QCoreApplication.translate("UnitTexts", "Scan rejected"),
        JournalAction.MISTAKE_CLEARED: QCoreApplication.translate("UnitTexts", "Mistake cleared"),
        JournalAction.TAG_STARTED: QCoreApplication.translate("UnitTexts", "Tag job started"),
        JournalAction.TAG_INTERRUPTED: QCoreApplication.translate("UnitTexts", "Tag interrupted"),
        JournalAction.TAG_REJECTED: QCoreApplication.translate("UnitTexts", "Tag rejected"),
        JournalAction.TAG_LOCKED: QCoreApplication.translate("UnitTexts", "Tag locked"),
        JournalAction.TAG_SKIPPED: QCoreApplication.translate("UnitTexts", "Tag skipped"),
        JournalAction.APPLIED: QCoreApplication.translate("UnitTexts", "Applied"),
        JournalAction.SAMPLED: QCoreApplication.translate("UnitTexts", "Sampled"),
        JournalAction.VOIDED: QCoreApplication.translate("UnitTexts", "Void"),
    }
    return words[action]
