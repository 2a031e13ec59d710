"""Opens a product with a large schema in the products window, types, and adds list entries.

Prints the longest block of the event loop in each step, and the time to the first fields.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.products.editor import ProductEditor
from dpp_desktop.ui.products.form_field import FormField
from dpp_desktop.ui.products.form_view import FormView
from dpp_desktop.ui.products.window import ProductsWindow
from tests.bench.window_inside import rest, use_window

BRAND, SKU = "large", "LARGE-1"
TYPED_FIELD = "passport.value1"
_TICK_MS = 1
_PAUSE_MS = 400
_TIMEOUT_S = 60
_TYPED = "steel alloy "
_ADDED = 3


class Blocks(QObject):
    """Records the processor time of this thread between two passes of the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self._longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def longest_ms(self, use: Callable[[], object]) -> float:
        """Return the longest block while the function uses the window, in milliseconds."""
        self._tick()
        self._longest = 0.0
        use()
        self._tick()
        return self._longest * 1000

    @Slot()
    def _tick(self) -> None:
        now = time.thread_time()
        self._longest = max(self._longest, now - self._last)
        self._last = now


class LargeForm:
    """The products window with the large form."""

    def __init__(self, session: Session) -> None:
        self._window = ProductsWindow(session.tasks.workspace, session.tasks.background)
        self._window.show()
        (self._editor,) = self._window.findChildren(ProductEditor)
        (self._form,) = self._window.findChildren(FormView)
        self.first_fields_s = 0.0

    def close(self) -> None:
        """Close the window; the changes aren't saved."""
        self._window.close_at_once()

    def open(self) -> None:
        """Open the product by its SKU, and wait until it is shown and checked."""
        search = self._find(QLineEdit, "search")
        QTest.keyClicks(search, SKU)
        begun = time.process_time()
        QTest.keyClick(search, Qt.Key.Key_Return)
        _wait_for(self._shows_fields)
        rest(_TICK_MS)  # until they are painted
        self.first_fields_s = time.process_time() - begun
        self._settle()

    def open_groups(self) -> None:
        """Open the first group of each level, and all groups of the passport."""
        opened: set[str] = set()
        while True:
            closed = [each for each in self._disclosures() if each.objectName() not in opened]
            if not closed or len(opened) > 12:
                return
            opened.add(closed[0].objectName())
            self._click(closed[0])

    def type_text(self) -> None:
        """Type into a field, with a pause after each word and a check after each pause."""
        edit = self._find(QLineEdit, TYPED_FIELD)
        edit.setFocus()
        edit.clear()
        for letter in _TYPED:
            QTest.keyClicks(edit, letter)
            rest(_PAUSE_MS if letter == " " else 60)
        self._settle()

    def add(self) -> None:
        """Add entries to a list of groups."""
        name = next(
            button.objectName()
            for button in self._form.findChildren(QAbstractButton)
            if button.objectName().startswith("add:") and button.isVisible()
        )
        for _ in range(_ADDED):
            self._click(self._find(QAbstractButton, name))

    def _shows_fields(self) -> bool:
        return any(field.path and field.isVisible() for field in self._form.findChildren(FormField))

    def _disclosures(self) -> list[QAbstractButton]:
        return [
            button
            for button in self._form.findChildren(QAbstractButton)
            if button.objectName().startswith("open:") and button.isVisible()
        ]

    def _click(self, button: QAbstractButton) -> None:
        self._form.ensureWidgetVisible(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._settle()

    def _settle(self) -> None:
        rest(_PAUSE_MS)
        _wait_for(lambda: self._editor.is_checked)
        rest(_PAUSE_MS)

    def _find(self, kind: type[Any], name: str) -> Any:
        found = self._window.findChild(kind, name)
        assert isinstance(found, QWidget), name
        return found


def _wait_for(condition: Callable[[], object]) -> None:
    begun = time.monotonic()
    while not condition():
        if time.monotonic() - begun > _TIMEOUT_S:
            raise TimeoutError
        rest(5)


def use(session: Session) -> dict[str, float]:
    """Return the longest blocks in milliseconds, and the seconds to the first fields."""
    blocks, form = Blocks(), LargeForm(session)
    rest(1_000)
    opening = blocks.longest_ms(form.open)
    groups = blocks.longest_ms(form.open_groups)
    typing = blocks.longest_ms(form.type_text)
    adding = blocks.longest_ms(form.add)
    form.close()
    return {
        "opening": opening,
        "groups": groups,
        "typing": typing,
        "adding": adding,
        "first_fields_s": form.first_fields_s,
    }


if __name__ == "__main__":
    use_window(Path(sys.argv[1]), use)
