"""Says in place of a QR code that the unit is void."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from dpp_desktop.model.errors import DppError
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.tokens.qr_view import DEFAULT_SIDE, MIN_SIDE
from dpp_desktop.ui.widgets.basics import IconView, column_layout, label, row_layout
from dpp_desktop.ui.widgets.plain_text import breakable
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent


class VoidStatement(QFrame):
    """The word, the reason and what follows from it, in the space of a QR code; it may scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voidStatement")
        self.setProperty("kind", "notice")
        self.setProperty("tone", "danger")
        heading = label(self.tr("Void"), "title")
        self._text = label("")
        self._text.setObjectName("voidText")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = row_layout(IconView("cancelled", "danger"), heading, spacing=Spacing.S)
        head.addStretch()
        column = column_layout(head, parent=self, spacing=Spacing.S, margins=Spacing.M)
        column.addWidget(ScrollingContent(self._text), 1)

    def show_error(self, error: DppError) -> None:
        """Show why the code isn't shown."""
        explanation = explain(error)
        self._text.setText(breakable(f"{explanation.wrong}\n\n{explanation.remedy}"))
        self.setAccessibleName(f"{explanation.wrong} {explanation.remedy}")

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the smallest code, so that nothing moves when a unit becomes void."""
        return QSize(MIN_SIDE, MIN_SIDE)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the usual size of a code."""
        return QSize(DEFAULT_SIDE, DEFAULT_SIDE)
