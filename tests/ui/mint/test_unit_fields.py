"""The mint form says which field to change if the schema rejects the values of units."""

from dpp_desktop.store.workspace import Workspace
from tests.ui.mint.catalogue import add_brand
from tests.ui.mint.conftest import OpenForm

SCHEMA = {
    "required": ["lot", "number"],
    "properties": {
        "lot": {"type": "string", "maxLength": 6},
        "number": {"type": "string", "maxLength": 2},
    },
}
UNITS = {"/lot": "batch", "/number": "unit"}


def test_the_batch_and_the_quantity_are_checked_against_the_schema(
    workspace: Workspace, open_form: OpenForm
) -> None:
    add_brand(workspace, "odd", passport_schema=SCHEMA, unit_pointers=UNITS)
    form = open_form("odd")
    form.choose_product("ONE-1")
    form.fill("batch", "LOT-7000")
    form.fill("quantity", "100")
    form.wait_for(lambda: form.status == "Check: batch, quantity.")
    assert "must have at most 6 characters" in form.field_message("batch")
    assert "Enter a different batch code" in form.field_message("batch")
    assert "Request fewer units" in form.field_message("quantity")
    form.fill("batch", "LOT-7")
    form.fill("quantity", "99")
    form.wait_until_ready()


def test_a_serial_that_does_not_fit_is_reported_at_the_brand(
    workspace: Workspace, open_form: OpenForm
) -> None:
    schema = {"properties": {"serial": {"type": "string", "maxLength": 10}}}
    add_brand(workspace, "odd", passport_schema=schema, unit_pointers={"/serial": "serial"})
    form = open_form("odd")
    form.request(product="ONE-1")
    form.wait_for(lambda: form.status == "Check: brand.")
    assert (
        "A serial such as 0123456789AB isn't allowed in passport.serial"
        in form.brand.accessibleDescription()
    )
    assert not form.mint.isEnabled()
