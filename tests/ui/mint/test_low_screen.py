"""On a screen that is lower than the form, everything can be reached, and Mint stays in sight."""

from functools import partial

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from tests.ui.mint.operator import Operator


def _is_on_screen(widget: QWidget) -> bool:
    corner = widget.mapToGlobal(widget.rect().bottomRight())
    return widget.screen().geometry().contains(corner) and not widget.visibleRegion().isEmpty()


def test_the_form_is_no_higher_than_the_screen(form: Operator) -> None:
    form.choose_product("PARKA-01")
    dialog = form.dialog
    form.wait_for(lambda: len(_last_fields(form)) > 3)
    assert dialog.frameGeometry().height() <= dialog.screen().availableGeometry().height()
    assert _is_on_screen(form.find(QAbstractButton, "mint"))


def test_the_field_that_has_the_keyboard_is_in_sight(form: Operator) -> None:
    form.dialog.resize(form.dialog.width(), 400)
    fields = _last_fields(form)
    assert not all(map(_is_on_screen, fields)), "a form that fits proves nothing"
    for field in fields:
        field.setFocus()
        form.wait_for(partial(_is_on_screen, field))


def _last_fields(form: Operator) -> list[QLineEdit]:
    return [line for line in form.dialog.findChildren(QLineEdit) if line.isVisible()]
