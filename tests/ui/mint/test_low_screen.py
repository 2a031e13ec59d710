"""On a screen lower than the form, all fields can be reached and Mint stays visible."""

from functools import partial

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from tests.ui.mint.form_driver import MintFormDriver


def _is_on_screen(widget: QWidget) -> bool:
    corner = widget.mapToGlobal(widget.rect().bottomRight())
    return widget.screen().geometry().contains(corner) and not widget.visibleRegion().isEmpty()


def test_the_form_fits_on_the_screen(form: MintFormDriver) -> None:
    form.choose_product("PARKA-01")
    dialog = form.dialog
    form.wait_for(lambda: len(_last_fields(form)) > 3)
    assert dialog.frameGeometry().height() <= dialog.screen().availableGeometry().height()
    assert _is_on_screen(form.find(QAbstractButton, "mint"))


def test_the_focused_field_is_visible(form: MintFormDriver) -> None:
    form.dialog.resize(form.dialog.width(), 400)
    fields = _last_fields(form)
    assert not all(map(_is_on_screen, fields)), "a form that fits proves nothing"
    for field in fields:
        field.setFocus()
        form.wait_for(partial(_is_on_screen, field))


def _last_fields(form: MintFormDriver) -> list[QLineEdit]:
    return [line for line in form.dialog.findChildren(QLineEdit) if line.isVisible()]
