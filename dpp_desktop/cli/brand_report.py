"""What commands say of the import of a brand: what it adds or changes, or would."""

from dpp_desktop.brands.import_plan import BrandImportPlan, BrandSetting, KeyChange
from dpp_desktop.cli.output import counted, note, print_table, say
from dpp_desktop.passports.schemas.schema_set import SchemaSet

WARNING = "Whoever has file and passphrase can predict and forge the brand's serials."

_KEY_TOLD = {
    KeyChange.DRAWN: "The file brings no serial key: the brand has one of its own here.",
    KeyChange.TAKEN: "The file brings the serial key, which the brand takes.",
    KeyChange.SAME: "The file brings the serial key that the brand has already.",
    KeyChange.KEPT: "The file brings no serial key: the brand keeps the one it has.",
}
_DIGITS_SHOWN = 12


def document(plan: BrandImportPlan) -> dict[str, object]:
    """Returns what JSON shows of an import that was made, or may be."""
    return {
        "key": plan.brand.key,
        "name": plan.brand.name,
        "added": plan.added,
        "changes": [
            {"field": setting.name, "before": setting.before, "after": setting.after}
            for setting in plan.changes
        ],
        "schema_changed": plan.schema_changes,
        "products": plan.products,
        "serial_key": plan.key.value,
        "serial_key_in_file": plan.key.file_has_key,
        "warnings": [
            {"field": caution.field, "code": caution.code, "message": caution.message}
            for caution in plan.warnings
        ],
        "site": plan.target.site,
    }


def tell(plan: BrandImportPlan, *, imported: bool) -> None:
    """Report what was imported, or would be, and what to consider about it."""
    _tell_change(plan, imported=imported)
    for caution in plan.warnings:
        note(f"Warning: {caution.message}")
    if not imported:
        note("Nothing was changed.")


def _tell_change(plan: BrandImportPlan, *, imported: bool) -> None:
    brand = plan.brand
    done = "added" if plan.added else "updated"
    if imported:
        say(f"Brand {brand.key} ({brand.name}) {done}.")
        if plan.key.file_has_key:
            note(_KEY_TOLD[plan.key])
        for place in SchemaSet.from_text(brand.schema).off:
            note(f"Switched off in its schema: {place.document}{place.pointer}")
        return
    say(f"Brand {brand.key} ({brand.name}) would be {done}.")
    if plan.changes:
        print_table(("WHAT", "NOW", "THEN"), [_row(setting) for setting in plan.changes])
    else:
        say("Nothing in it would change.")
    if plan.products:
        say(f"That concerns {counted(plan.products, 'product')}.")
    say(_KEY_TOLD[plan.key])


def _row(setting: BrandSetting) -> tuple[str, object, object]:
    return setting.name, _shown(setting, setting.before), _shown(setting, setting.after)


def _shown(setting: BrandSetting, value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)[:_DIGITS_SHOWN] if value and setting.is_digest else value
