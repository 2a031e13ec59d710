"""Qt's own file dialog shows all its columns."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QTreeView, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.widgets.file_dialog import FileDialog


def test_no_column_is_cut_off(
    show: Callable[[QWidget], None], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "autumn collection.csv").write_text("SKU\n")
    dialog = FileDialog(None, "Open", str(tmp_path))
    show(dialog)
    files = dialog.findChild(QTreeView, "treeView")
    assert isinstance(files, QTreeView)
    header = files.header()
    qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) > 0)
    qtbot.waitUntil(lambda: header.length() <= files.viewport().width())
    for column in range(1, header.count()):
        needed = max(files.sizeHintForColumn(column), header.sectionSizeHint(column))
        assert header.sectionSize(column) >= needed
    assert dialog.screen().availableGeometry().contains(dialog.frameGeometry())
