"""Icons that take their colour from the palette when they are painted."""

import ctypes
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer

from dpp_desktop import resource_paths
from dpp_desktop.ui.theme.palette import colours_of


def icon(name: str, role: str | None = None) -> QIcon:
    """Return the icon resources/icons/<name>.svg in the current text colour.

    `role` names a colour of `Colours` to use instead, such as "danger" or "on_accent". Raises
    FileNotFoundError if there is no such icon.
    """
    _source(name)
    return QIcon(_Engine(name, role))


class _Engine(QIconEngine):
    """Paints one SVG file in a colour of the application's palette, read at each paint."""

    def __init__(self, name: str, role: str | None) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        if rect.isEmpty():
            return  # a button can have no size while its layout is being calculated
        dpr = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, dpr))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(  # noqa: N802 - Qt's name
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return _pixmap(self._name, size, self._colour(mode, state), scale)

    def clone(self) -> QIconEngine:
        made = _Engine(self._name, self._role)
        # Qt owns the returned object, but PySide frees it too, which would crash the process.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(made))
        return made

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        palette = QGuiApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
        if self._role is not None:
            return QColor(getattr(colours_of(palette), self._role))
        if mode is QIcon.Mode.Selected:
            return palette.highlightedText().color()
        if state is QIcon.State.On:
            return palette.accent().color()
        return palette.text().color()


@cache
def _source(name: str) -> str:
    return resource_paths.resource("icons", f"{name}.svg").read_text("utf-8")


def _pixmap(name: str, size: QSize, colour: QColor, dpr: float) -> QPixmap:
    """Return the icon centred in a pixmap of that size, at that device pixel ratio."""
    key = f"icon:{name}:{size.width()}x{size.height()}:{dpr}:{colour.rgba()}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    made = _drawn(name, size * dpr, colour)
    made.setDevicePixelRatio(dpr)
    QPixmapCache.insert(key, made)
    return made


def _drawn(name: str, size: QSize, colour: QColor) -> QPixmap:
    pixmap = QPixmap(size)
    if size.isEmpty():
        return pixmap
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", colour.name())
    side = min(size.width(), size.height())
    middle = QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, middle)
    painter.end()
    return pixmap
