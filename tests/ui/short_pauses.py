"""Changes times of the window, so that tests are quick, also on a busy machine.

The program pauses until input is complete, and between two looks at files. A shorter pause changes
only when something happens. What is shown or waited for only for a time would be over before a test
on a busy machine looks at it, so that time is longer. Tests of how it ends set a short one.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

import pytest

from tests.ui.driver import TIMEOUT_MS

_SHORT_MS = 10
_LONG_MS = 2 * TIMEOUT_MS
"""Longer than any test waits."""

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
    "exports_list.page": {"_SOON_MS": _SHORT_MS},
    "main_window.announcer": {"_GROUPING_MS": _SHORT_MS},
    "mint.dialog": {"_WAIT_MS": _SHORT_MS},
    "mint.product_box": {"_WAIT_MS": _SHORT_MS},
    "print.form_controller": {"_PAUSE_MS": _SHORT_MS},
    "prints_list.last_good_dialog": {"_PAUSE_MS": _SHORT_MS},
    "prints_list.page": {"_SOON_MS": _SHORT_MS},
    "products.editor": {"_CHECK_DELAY_MS": _SHORT_MS},
    "products.form_page": {"_SEARCH_DELAY_MS": _SHORT_MS},
    "products.window": {"_DEBOUNCE_MS": _SHORT_MS},
    "tasks.database_watcher": {"_CHECK_INTERVAL_MS": 2 * _SHORT_MS},
    "tasks.throttled_query": {"_MIN_WAIT_MS": 5 * _SHORT_MS},
    "tokens.tokens_page": {"_CARD_DELAY_MS": _SHORT_MS, "_GROWTH_INTERVAL_MS": 5 * _SHORT_MS},
}
"""The constants by the module under `dpp_desktop.ui`, and their values in tests."""

_TIME_LIMITS = {
    "notices.notice_bar": {"SHOWN_MS": _LONG_MS},
    "tasks.background": {"_CLOSE_TIMEOUT_MS": _LONG_MS},
    "widgets.basics": {"_CONFIRMATION_MS": _LONG_MS},
}


def shorten_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the pauses, and extend the time limits, until the end of the test."""
    for module, constant, value in (*pauses(), *time_limits()):
        # A test reports constants that are missing.
        monkeypatch.setattr(module, constant, value, raising=False)


def pauses() -> Iterator[tuple[ModuleType, str, int]]:
    """Yield each module with the name of a constant and its value in tests."""
    return _constants(_PAUSES)


def time_limits() -> Iterator[tuple[ModuleType, str, int]]:
    """Yield each module with the name of a time limit and its value in tests."""
    return _constants(_TIME_LIMITS)


def _constants(
    by_module: Mapping[str, Mapping[str, int]],
) -> Iterator[tuple[ModuleType, str, int]]:
    for name, values in by_module.items():
        module = import_module(f"dpp_desktop.ui.{name}")
        for constant, value in values.items():
            yield module, constant, value
