"""Texts about label designs and their stock."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.designs.catalogue import DesignOrigin, KnownDesign
from dpp_desktop.designs.design import Design, LabelDesign, SheetStock
from dpp_desktop.designs.geometry import in_mm
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.language.engine_messages import decimal


def origin_text(known: KnownDesign) -> str:
    """Return where a design comes from."""
    if known.origin is DesignOrigin.BRAND_FILE:
        text = QCoreApplication.translate("DesignTexts", "Brand {brand}")
        return text.format(brand=known.brand)
    if known.origin is DesignOrigin.IMPORTED:
        return QCoreApplication.translate("DesignTexts", "Custom")
    return QCoreApplication.translate("DesignTexts", "Built-in")


def size_text(design: Design) -> str:
    """Return the size of a label on its stock, in mm."""
    stock = design.stock if isinstance(design, LabelDesign) else design
    text = QCoreApplication.translate("DesignTexts", "{width} × {height} mm")
    return text.format(width=decimal(in_mm(stock.width)), height=decimal(in_mm(stock.height)))


def stock_text(design: Design) -> str:
    """Return how labels are arranged: on a roll, on a sheet, or as a ZPL template."""
    if not isinstance(design, LabelDesign):
        return QCoreApplication.translate("DesignTexts", "ZPL, {dpi} dpi").format(dpi=design.dpi)
    if isinstance(design.stock, SheetStock):
        text = QCoreApplication.translate("DesignTexts", "{count} per sheet")
        return text.format(count=design.stock.per_page)
    return QCoreApplication.translate("DesignTexts", "Roll")


def job_text(job: MintJob) -> str:
    """Return a job whose units can be previewed."""
    text = QCoreApplication.translate("DesignTexts", "Job {job}: {product}, batch {batch}")
    return text.format(job=job.id, product=job.product_name, batch=job.batch)
