"""How the cells of the jobs table are drawn: two lines for a product, a bar for progress."""

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from dpp_desktop.model.mint import JobStatus, MintJob
from dpp_desktop.ui.dashboard.job_columns import NUMERIC, Column
from dpp_desktop.ui.dashboard.jobs_model import JOB_ROLE
from dpp_desktop.ui.look.cells import Cell, Index, TextCell, draw_text, inner, text_colour
from dpp_desktop.ui.look.palette import Colours, colours_of
from dpp_desktop.ui.look.scale import Space, Type, font

_BAR_HEIGHT = 6.0


class ProductCell(Cell):
    """The product's name above its brand and SKU."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._upper, self._lower = font(Type.BODY), font(Type.CAPTION)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws both lines."""
        job, area = index.data(JOB_ROLE), inner(option)
        upper, lower = QRect(area), QRect(area)
        upper.setBottom(area.center().y())
        lower.setTop(area.center().y() + 1)
        draw_text(painter, upper, job.product_name, self._upper, text_colour(option))
        named = f"{job.brand_key} · {job.product_sku}"
        draw_text(painter, lower, named, self._lower, QColor(colours_of(option.palette).secondary))


class ProgressCell(Cell):
    """Count and percent above a bar."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._font = font(Type.BODY)

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the text and the bar."""
        area = inner(option)
        upper = QRect(area)
        upper.setBottom(area.bottom() - int(_BAR_HEIGHT) - Space.XS)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        draw_text(painter, upper, text, self._font, text_colour(option))
        bar = QRectF(area.left(), area.bottom() - _BAR_HEIGHT, area.width(), _BAR_HEIGHT)
        _draw_bar(painter, bar, index.data(JOB_ROLE), colours_of(option.palette))


def _draw_bar(painter: QPainter, bar: QRectF, job: MintJob, colours: Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.pressed))
    painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
    done = QRectF(bar)
    done.setWidth(bar.width() * job.minted / job.quantity)
    painter.setBrush(QColor(_bar_colour(job.status, colours)))
    painter.drawRoundedRect(done, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)


def _bar_colour(status: JobStatus, colours: Colours) -> str:
    special = {
        JobStatus.COMPLETED: colours.success,
        JobStatus.PAUSED: colours.warning,
        JobStatus.FAILED: colours.danger,
        JobStatus.CANCELLED: colours.disabled,
    }
    return special.get(status, colours.accent)


def cell_for(column: Column, parent: QObject) -> QStyledItemDelegate:
    """Returns what draws the cells of that column."""
    if column is Column.PRODUCT:
        return ProductCell(parent)
    if column is Column.PROGRESS:
        return ProgressCell(parent)
    at_right = column in NUMERIC
    return TextCell(parent, Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft)
