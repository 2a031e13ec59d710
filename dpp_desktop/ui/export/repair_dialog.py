"""Asks before changed packs are overwritten."""

from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.export import texts
from dpp_desktop.ui.export.state import Repair
from dpp_desktop.ui.widgets.plain_text import PlainMessageBox, window_title, without_mnemonic


class RepairDialog(PlainMessageBox):
    """Names the packs to re-create, and accepts if their changes may be lost."""

    def __init__(self, repair: Repair, parent: QWidget) -> None:
        super().__init__(parent, icon_name="warning", role="warning")
        action = texts.repair_action(len(repair.packs))
        self.setObjectName("repair_dialog")
        self.setWindowTitle(window_title(without_mnemonic(action)))
        self.setText(" ".join(texts.damage_lines(repair.changed, repair.missing)))
        self.setInformativeText(
            self.tr(
                "The packs are restored to the exported content. Changes to their files are lost."
            )
        )
        repair_button = self.addButton(action, QMessageBox.ButtonRole.AcceptRole)
        repair_button.setObjectName("repair")
        cancel_button = self.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        cancel_button.setObjectName("keep_packs")
        self.setDefaultButton(cancel_button)
        self.setEscapeButton(cancel_button)
