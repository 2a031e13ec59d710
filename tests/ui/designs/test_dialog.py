"""Label designs are listed, previewed, imported, exported, copied, renamed and removed."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QSpinBox, QTableView

from dpp_desktop.designs.builtin import BUILT_IN
from dpp_desktop.designs.catalogue import find_design
from dpp_desktop.designs.design import Design, LabelDesign, ZplDesign
from dpp_desktop.designs.design_file import design_document
from dpp_desktop.designs.design_import import read_design_file, write_design_file
from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import save_design
from dpp_desktop.printing.printers.registered import add_printer
from dpp_desktop.printing.printers.settings import ConnectionKind, check_printer
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.widgets.label_view import LabelView, pixels_per_mm
from tests.conftest import parka
from tests.designs.examples import a_label
from tests.samples import mint
from tests.ui.designs.conftest import DesignsDriver
from tests.ui.dialog_operations import choose_path
from tests.units.unit_jobs import UnitJob


def _stored(workspace: Workspace, name: str) -> Design:
    with workspace.read() as transaction:
        return find_design(transaction, name).design


def test_own_designs_are_listed_before_built_in_ones(designs: DesignsDriver) -> None:
    assert designs.names == ["hangtag", "zebra", *BUILT_IN]
    table = designs.find(QTableView, "designs")
    rows = [[table.model().index(row, each).data() for each in range(1, 4)] for row in (0, 1, 3)]
    assert rows == [
        ["Custom", "50 × 30 mm", "Roll"],
        ["Custom", "50 × 30 mm", "ZPL, 203 dpi"],
        ["Built-in", "63.5 × 38.1 mm", "21 per sheet"],
    ]


def test_a_real_unit_is_previewed_at_true_scale(designs: DesignsDriver) -> None:
    view = designs.find(LabelView, "label_view")
    designs.choose("L7160")
    designs.wait_for(lambda: round(view.label_size.width(), 1) == 63.5)
    assert view.label_rect().width() == pytest.approx(63.5 * pixels_per_mm(view), abs=1)
    zoom = designs.find(QComboBox, "preview_zoom")
    zoom.setCurrentIndex(zoom.findText("200%"))
    assert view.label_rect().width() == pytest.approx(127 * pixels_per_mm(view), abs=1)
    assert (
        designs.box("preview_job").currentText()
        == "Job 1: Fjell winter parka, anthracite, batch LOT-7"
    )
    before = view.grab().toImage()
    designs.find(QSpinBox, "preview_unit").setValue(25_000)
    designs.wait_for(lambda: view.grab().toImage() != before)


def test_sheets_are_checked_for_600_dpi_and_rolls_for_their_printer(
    designs: DesignsDriver, workspace: Workspace
) -> None:
    designs.choose("L7159")
    designs.wait_for(lambda: designs.text("preview_caption") == "Checked for 600 dpi")
    assert not designs.text("preview_note")
    with workspace.write() as transaction:
        zebra = check_printer("Zebra", ConnectionKind.TCP, "tcp://127.0.0.1:9", dpi=300)
        add_printer(transaction, zebra)
    designs.choose("hangtag")
    designs.window.refresh()
    designs.wait_for(lambda: designs.text("preview_caption") == "Checked for 300 dpi")
    designs.press("edit_design")
    assert designs.dialog("designer").box("designer_dpi").currentText() == "300 dpi"


def test_why_a_label_cant_be_printed_is_shown(designs: DesignsDriver, workspace: Workspace) -> None:
    designs.choose("5167")
    designs.wait_for(lambda: designs.text("preview_note"))
    assert "GS1 recommends 0.396 to 0.99 mm." in designs.text("preview_note")
    designs.choose("L7160")
    designs.wait_for(lambda: not designs.text("preview_note"))


def test_a_design_is_duplicated_and_renamed(designs: DesignsDriver, workspace: Workspace) -> None:
    designs.choose("L7160")
    assert not designs.buttons("rename_design")[0].isEnabled()
    assert designs.buttons("rename_design")[0].toolTip() == "The design 'L7160' is built in."
    designs.press("copy_design")
    name = designs.dialog("design_name_dialog")
    assert name.line("design_name").text() == "L7160 copy"
    name.fill("design_name", "HANGTAG")
    name.press("save_name")
    name.wait_for(lambda: name.text("field_message"))
    assert name.text("field_message") == "Another design named 'hangtag' already exists."
    name.fill("design_name", "swing tag")
    name.press("save_name")
    designs.wait_for(lambda: designs.chosen == "swing tag")
    designs.press("rename_design")
    name = designs.dialog("design_name_dialog")
    name.fill("design_name", "Swing Tag")
    name.press("save_name")
    designs.wait_for(lambda: designs.chosen == "Swing Tag")
    assert designs.names == ["hangtag", "Swing Tag", "zebra", *BUILT_IN]
    copied, built_in = _stored(workspace, "Swing Tag"), BUILT_IN["L7160"]
    assert isinstance(copied, LabelDesign)
    assert copied.items == built_in.items


def test_a_design_is_removed_after_a_question(designs: DesignsDriver) -> None:
    designs.choose("hangtag")
    designs.press("remove_design")
    designs.dialog("remove_design_dialog").press("keep")
    designs.press("remove_design")
    designs.dialog("remove_design_dialog").press("remove")
    designs.wait_for(lambda: designs.names == ["zebra", *BUILT_IN])


def test_a_design_is_exported(designs: DesignsDriver, tmp_path: Path) -> None:
    designs.choose("hangtag")
    designs.press("export_design")
    choose_path(designs.qtbot, designs.window, tmp_path / "out.json")
    designs.wait_for(lambda: designs.text("designs_message"))
    assert designs.text("designs_message") == f"The design was exported to {tmp_path}/out.json."
    assert read_design_file(tmp_path / "out.json") == a_label(name="hangtag")


def test_an_imported_design_of_a_known_name_replaces_it_after_a_question(
    designs: DesignsDriver, workspace: Workspace, tmp_path: Path
) -> None:
    document = design_document(a_label(name="hangtag")) | {"stock": "roll-70x40"}
    (tmp_path / "new.json").write_text(json.dumps(document))
    for answer, width in (("keep", 50), ("replace", 70)):
        designs.press("import_design")
        choose_path(designs.qtbot, designs.window, tmp_path / "new.json")
        designs.dialog("replace_design").press(answer)
        if answer == "replace":
            designs.wait_for(lambda: designs.text("designs_message"))
        stored = _stored(workspace, "hangtag")
        assert isinstance(stored, LabelDesign)
        assert stored.width == width


def test_an_imported_design_with_a_reserved_name_gets_another_one(
    designs: DesignsDriver, tmp_path: Path
) -> None:
    write_design_file(BUILT_IN["L7160"], tmp_path / "L7160.json")
    designs.press("import_design")
    choose_path(designs.qtbot, designs.window, tmp_path / "L7160.json")
    name = designs.dialog("design_name_dialog")
    assert name.text("field_message") == "A built-in design named 'L7160' already exists."
    name.fill("design_name", "ours")
    name.press("save_name")
    designs.wait_for(lambda: designs.chosen == "ours")


def test_a_zpl_template_is_imported_with_its_resolution_and_size(
    designs: DesignsDriver, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "tag.zpl").write_text("^XA^FO20,20^A0N,30^FD${serial}^FS^XZ")
    designs.press("import_design")
    choose_path(designs.qtbot, designs.window, tmp_path / "tag.zpl")
    zpl = designs.dialog("zpl_dialog")
    zpl.fill("zpl_width", "wide")
    zpl.press("import_zpl")
    assert "Enter a number, such as 50." in zpl.messages
    zpl.fill("zpl_width", "60")
    zpl.press("import_zpl")
    state = "Specify the size in mm, because the template doesn't contain it."
    zpl.wait_for(lambda: state in zpl.messages)
    zpl.fill("zpl_height", "40.5")
    zpl.box("zpl_dpi").setCurrentIndex(1)
    zpl.press("import_zpl")
    designs.wait_for(lambda: designs.chosen == "tag")
    designs.wait_for(lambda: designs.text("designs_message"))
    assert "The label has no code with the URL." in designs.text("designs_message")
    stored = _stored(workspace, "tag")
    assert isinstance(stored, ZplDesign)
    assert (stored.dpi, stored.width, stored.height) == (300, 60, 40.5)


def test_all_problems_of_a_file_are_shown(designs: DesignsDriver, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"format": "dpp-desktop/label-design/1", "name": "x"}')
    designs.press("import_design")
    choose_path(designs.qtbot, designs.window, tmp_path / "bad.json")
    problems = designs.dialog("problems_dialog")
    problems.press("close")


def test_a_long_name_leaves_space_for_the_other_columns(
    designs: DesignsDriver, workspace: Workspace
) -> None:
    save_design(workspace, a_label(name="Hangtag for outdoor jackets, autumn and winter of 2026"))
    designs.window.refresh()
    designs.wait_for(lambda: len([each for each in designs.names if "jackets" in each]) == 1)
    table = designs.find(QTableView, "designs")
    designs.wait_for(lambda: not table.horizontalScrollBar().isVisible())
    assert all(table.columnWidth(each) > 0 for each in range(table.model().columnCount()))


def test_the_label_of_a_void_unit_is_not_previewed(
    designs: DesignsDriver, minted_job: MintJob, workspace: Workspace
) -> None:
    UnitJob(workspace, minted_job).voided("7", "wrong batch")
    view, unit = designs.find(LabelView, "label_view"), designs.find(QSpinBox, "preview_unit")
    designs.choose("L7160")
    designs.wait_for(lambda: not view.label_size.isEmpty())
    unit.setValue(7)
    designs.wait_for(lambda: designs.text("preview_note"))
    assert "Unit 7 of job 1 is void (wrong batch)." in designs.text("preview_note")
    assert view.label_size.isEmpty()
    unit.setValue(8)
    designs.wait_for(lambda: not view.label_size.isEmpty())
    assert not designs.text("preview_note")


def test_the_first_unit_that_is_not_void_is_previewed(
    designs: DesignsDriver, minted_job: MintJob, workspace: Workspace
) -> None:
    UnitJob(workspace, minted_job).voided("1-3")
    other = mint(workspace, parka(2, batch="OTHER"))
    UnitJob(workspace, other).voided("1-2")
    designs.window.refresh()
    jobs, unit = designs.box("preview_job"), designs.find(QSpinBox, "preview_unit")
    put = mint(workspace, parka(5, batch="THIRD"))
    UnitJob(workspace, put).voided("1-4")
    designs.window.refresh()
    designs.wait_for(lambda: jobs.count() == 2)
    assert "OTHER" not in f"{jobs.itemText(0)} {jobs.itemText(1)}", "all of its units are void"
    jobs.setCurrentIndex(0)
    assert unit.value() == 5
    jobs.setCurrentIndex(1)
    assert unit.value() == 4
