"""The place of the mint form's fields, to be scrolled through where the screen is too low."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class FieldsArea(QScrollArea):
    """Asks for as much room as the fields have, and shows the one that has the keyboard."""

    wanted = Signal()
    """The fields need another height than before."""

    def __init__(self, fields: QWidget) -> None:
        super().__init__()
        self._height = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(fields)
        fields.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_focused)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size of the fields; a bar beside them is only there if they don't get it."""
        fields = self.widget()
        return fields.sizeHint() if fields else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the fields must be, and as low as may be."""
        fields = self.widget()
        height = super().minimumSizeHint().height()
        return QSize(fields.minimumSizeHint().width() if fields else 0, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notices when the fields need more room or less."""
        if event.type() == QEvent.Type.LayoutRequest and self.sizeHint().height() != self._height:
            self._height = self.sizeHint().height()
            self.updateGeometry()
            self.wanted.emit()
        return super().eventFilter(watched, event)

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
