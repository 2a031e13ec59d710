"""Shortens the pauses after which the window reacts, because most tests would wait for some.

The program pauses until input is complete, and between two looks at files. A shorter pause changes
only when something happens.
"""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

_SHORT_MS = 10
_VISIBLE_MS = 200
"""For what tests must see before it disappears."""

_PAUSES = {
    "app.session": {"_AFTER_FIRST_FRAME_MS": _SHORT_MS},
    "catalogue.dialog": {"_CHECK_DELAY_MS": _SHORT_MS},
    "catalogue.import_view": {"_QUIET_MS": _SHORT_MS},
    "designs.preview_panel": {"_PAUSE_MS": _SHORT_MS},
    "export.folder_actions": {"_REPORT_MS": _SHORT_MS},
    "export.folder_field": {"_QUIET_MS": _SHORT_MS},
    "export.poller": {"_SOON_MS": _SHORT_MS, "_TICK_MS": 5 * _SHORT_MS},
    "export.profiles.dialog": {"_QUIET_MS": _SHORT_MS},
    "export.selection_field": {"_QUIET_MS": _SHORT_MS},
    "main_window.announcer": {"_GROUPING_MS": _SHORT_MS},
    "mint.dialog": {"_WAIT_MS": _SHORT_MS},
    "mint.product_box": {"_WAIT_MS": _SHORT_MS},
    "print.form_controller": {"_PAUSE_MS": _SHORT_MS},
    "prints_list.last_good_dialog": {"_PAUSE_MS": _SHORT_MS},
    "products.editor": {"_CHECK_DELAY_MS": _SHORT_MS},
    "products.form_page": {"_SEARCH_DELAY_MS": _SHORT_MS},
    "products.window": {"_DEBOUNCE_MS": _SHORT_MS},
    "tasks.database_watcher": {"_CHECK_INTERVAL_MS": 2 * _SHORT_MS},
    "tasks.throttled_query": {"_MIN_WAIT_MS": 5 * _SHORT_MS},
    "tokens.tokens_page": {"_CARD_DELAY_MS": _SHORT_MS, "_GROWTH_INTERVAL_MS": 5 * _SHORT_MS},
    "units.spoiled_labels_field": {"_PAUSE_MS": _SHORT_MS},
    "widgets.basics": {"_CONFIRMATION_MS": _VISIBLE_MS},
    "widgets.list_page": {"_SOON_MS": _SHORT_MS},
}
"""The constants by the module under `dpp_desktop.ui`, and their values in tests."""


def shorten_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the pauses until the end of the test."""
    for module, constant, value in pauses():
        # A test reports constants that are missing.
        monkeypatch.setattr(module, constant, value, raising=False)


def pauses() -> Iterator[tuple[ModuleType, str, int]]:
    """Yield each module with the name of a constant and its value in tests."""
    for name, values in _PAUSES.items():
        module = import_module(f"dpp_desktop.ui.{name}")
        for constant, value in values.items():
            yield module, constant, value
