"""What commands say of the import of a brand: what it adds or changes, or would."""

from dpp_desktop.brands.import_plan import BrandImportPlan, Fact, KeyChange
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


def document(outlook: BrandImportPlan) -> dict[str, object]:
    """Returns what JSON shows of an import that was made, or may be."""
    return {
        "key": outlook.brand.key,
        "name": outlook.brand.name,
        "added": outlook.added,
        "changes": [
            {"field": fact.name, "before": fact.before, "after": fact.after}
            for fact in outlook.changes
        ],
        "schema_changed": outlook.schema_changes,
        "products": outlook.products,
        "serial_key": outlook.key.value,
        "serial_key_in_file": outlook.key.came_along,
        "warnings": [
            {"field": caution.field, "code": caution.code, "message": caution.message}
            for caution in outlook.cautions
        ],
        "site": outlook.here.site,
    }


def tell(outlook: BrandImportPlan, *, imported: bool) -> None:
    """Report what was imported, or would be, and what to consider about it."""
    _tell_change(outlook, imported=imported)
    for caution in outlook.cautions:
        note(f"Warning: {caution.message}")
    if not imported:
        note("Nothing was changed.")


def _tell_change(outlook: BrandImportPlan, *, imported: bool) -> None:
    brand = outlook.brand
    done = "added" if outlook.added else "updated"
    if imported:
        say(f"Brand {brand.key} ({brand.name}) {done}.")
        if outlook.key.came_along:
            note(_KEY_TOLD[outlook.key])
        for place in SchemaSet.from_text(brand.schema).off:
            note(f"Switched off in its schema: {place.document}{place.pointer}")
        return
    say(f"Brand {brand.key} ({brand.name}) would be {done}.")
    if outlook.changes:
        print_table(("WHAT", "NOW", "THEN"), [_row(fact) for fact in outlook.changes])
    else:
        say("Nothing in it would change.")
    if outlook.products:
        say(f"That concerns {counted(outlook.products, 'product')}.")
    say(_KEY_TOLD[outlook.key])


def _row(fact: Fact) -> tuple[str, object, object]:
    return fact.name, _shown(fact, fact.before), _shown(fact, fact.after)


def _shown(fact: Fact, value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)[:_DIGITS_SHOWN] if value and fact.is_digest else value
