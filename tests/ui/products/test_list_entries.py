"""Entries of long lists are moved, removed and added while their rows are being created."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.products.form_driver import FormDriver

_TEXTS = {"title": "T", "type": "array", "items": {"type": "string", "title": "T"}}


def _texts(count: int) -> list[str]:
    return [f"v{number}" for number in range(count)]


def _form(qtbot: QtBot, value: list[Any], *, large: bool = False) -> FormDriver:
    schema = {"type": "object", "properties": {"a": _TEXTS}}
    return FormDriver(qtbot, schema, {"a": value}, large=large, is_sliced=True)


def _assert_shows_document(driver: FormDriver) -> None:
    """Check the rows, their order, and the order in which Tab visits their fields."""
    driver.wait_until_created()
    names = [f"a[{index}]" for index in range(len(driver.document["a"]))]
    driver.wait_for(lambda: driver.fields == ["a", *names])
    assert [driver.line(f"passport.{name}").text() for name in names] == driver.document["a"]
    assert [name for name in driver.tab_order() if name.startswith("a[")] == names
    assert len(driver.buttons("Add T")) == 1
    last = driver.buttons(f"Move T {len(names)} down")
    assert [button.isEnabled() for button in last] == [False]


def test_the_focus_follows_an_entry_that_is_moved(qtbot: QtBot) -> None:
    driver = _form(qtbot, _texts(30))
    driver.press("Move T 26 down")
    assert driver.focused_name == "Move T 27 down"
    driver.key(Qt.Key.Key_Space)
    assert driver.focused_name == "Move T 28 down"
    kept = [each for each in _texts(30) if each != "v25"]
    assert driver.document["a"] == [*kept[:27], "v25", *kept[27:]]
    _assert_shows_document(driver)
    driver.press("Move T 2 up")
    assert driver.focused_name == "Remove T 1"
    assert driver.document["a"][:3] == ["v1", "v0", "v2"]
    _assert_shows_document(driver)


def test_the_focus_is_on_the_entry_after_the_removed_one(qtbot: QtBot) -> None:
    driver = _form(qtbot, _texts(30))
    driver.press("Remove T 26")
    assert driver.focused_name == "Remove T 26"
    driver.key(Qt.Key.Key_Space)
    assert driver.focused_name == "Remove T 26"
    assert driver.document["a"] == [*_texts(25), "v27", "v28", "v29"]
    _assert_shows_document(driver)
    driver.press("Remove T 28")
    assert driver.focused_name == "Remove T 27"
    assert driver.document["a"] == [*_texts(25), "v27", "v28"]
    _assert_shows_document(driver)


def test_an_entry_that_is_added_to_a_collapsed_list_is_edited(qtbot: QtBot) -> None:
    driver = _form(qtbot, _texts(60), large=True)
    driver.press("Add T")
    assert driver.focused == "passport.a[60]"
    driver.type("NEW")
    assert driver.document["a"] == [*_texts(60), "NEW"]
    _assert_shows_document(driver)
    assert driver.focused == "passport.a[60]"


def test_entries_change_while_others_are_created(qtbot: QtBot) -> None:
    driver = _form(qtbot, _texts(20), large=True)
    driver.buttons("open:passport.a")[0].click()
    driver.wait_for(lambda: driver.buttons("Move T 3 down"))
    assert not driver.has("passport.a[19]")
    driver.buttons("add:passport.a")[0].click()
    assert driver.focused == "passport.a[20]"
    driver.type("NEW")
    driver.buttons("Move T 21 up")[0].click()
    assert driver.focused_name == "Move T 20 up"
    driver.key(Qt.Key.Key_Space)
    assert driver.focused_name == "Move T 19 up"
    driver.buttons("Move T 2 down")[0].click()
    assert driver.focused_name == "Move T 3 down"
    driver.buttons("Remove T 1")[0].click()
    assert driver.focused_name == "Remove T 1"
    moved = ["v2", "v1", *_texts(20)[3:18], "NEW", "v18", "v19"]
    assert driver.document["a"] == moved
    _assert_shows_document(driver)


def test_a_list_that_is_closed_and_opened_again_has_each_row_once(qtbot: QtBot) -> None:
    driver = _form(qtbot, _texts(20), large=True)
    for _ in range(3):
        driver.buttons("open:passport.a")[0].click()
    _assert_shows_document(driver)
    driver.press("Remove T 1")
    assert driver.focused_name == "Remove T 1"
    _assert_shows_document(driver)


def test_the_only_entry_is_removed_and_added_again(qtbot: QtBot) -> None:
    driver = _form(qtbot, ["x"])
    driver.press("Remove T 1")
    assert driver.focused == "add:passport.a"
    assert driver.document == {}
    driver.key(Qt.Key.Key_Space)
    assert driver.focused == "passport.a[0]"
    driver.type("y")
    assert driver.document == {"a": ["y"]}
    _assert_shows_document(driver)


def test_open_entries_with_many_fields_are_moved(qtbot: QtBot) -> None:
    part = {"title": "Part", "properties": {f"p{n}": {"type": "string"} for n in range(30)}}
    schema = {"properties": {"a": {"title": "Parts", "type": "array", "items": part}}}
    value = [{"p29": str(number)} for number in range(3)]
    driver = FormDriver(qtbot, schema, {"a": value}, large=True, is_sliced=True)
    driver.press("open:passport.a")
    driver.press("open:passport.a[1]")
    driver.buttons("Move Part 2 up")[0].click()
    assert driver.focused_name == "Remove Part 1"
    driver.wait_until_created()
    assert driver.line("passport.a[0].p29").text() == "1"
    inner = [f"a[0].p{number}" for number in range(30)]
    driver.wait_for(lambda: driver.fields == ["a", "a[0]", *inner, "a[1]", "a[2]"])
    driver.press("Add Parts")
    assert driver.focused == "passport.a[3].p0"
