"""Reports what importing a brand adds or changes, or would add or change."""

from dpp_desktop.brands.brand_file import unit_pointers
from dpp_desktop.brands.brand_settings import MAX_PLACES, BrandSetting, SettingValue, setting_text
from dpp_desktop.brands.import_plan import BrandImportPlan, KeyChange
from dpp_desktop.cli.output import note, print_table, say
from dpp_desktop.cli.unit_pointers import report_proposals
from dpp_desktop.passports.schemas.schema_set import SchemaSet

WARNING = (
    "Anyone who has the file and its passphrase can predict and forge the serials of the brand."
)

_KEY_MESSAGES = {
    KeyChange.DRAWN: "The file contains no serial key. The brand gets a new one.",
    KeyChange.TAKEN: "The brand uses the serial key from the file.",
    KeyChange.SAME: "The serial key in the file is the one that the brand already has.",
    KeyChange.KEPT: "The file contains no serial key. The brand keeps its key.",
}
_DIGITS_SHOWN = 12


def plan_document(plan: BrandImportPlan) -> dict[str, object]:
    """Return the JSON output for an import that was made or only checked."""
    return {
        "key": plan.brand.key,
        "name": plan.brand.name,
        "added": plan.added,
        "changes": [
            {
                "field": fact.name,
                "before": None if fact.before is None else setting_text(fact.before),
                "after": setting_text(fact.after),
            }
            for fact in plan.changes
        ],
        "schema_changed": plan.schema_changes,
        "products": plan.products,
        "serial_key": plan.key.value,
        "serial_key_in_file": plan.key.file_has_key,
        "warnings": [
            {"field": caution.field, "code": caution.code, "message": caution.message}
            for caution in plan.all_warnings
        ],
        "gtin_required": setting_text(plan.gtin_rule.after),
        "unit_pointers": unit_pointers(plan.brand.unit_fields),
        "unit_field_proposals": unit_pointers(plan.unit_proposals),
        "site": plan.target.site,
    }


def report_plan(plan: BrandImportPlan, *, imported: bool) -> None:
    """Print what was imported or would be imported, and the warnings about it."""
    if imported:
        _report_imported(plan)
    else:
        _report_changes(plan)
    for caution in plan.all_warnings:
        note(f"Warning: {caution.message}")
    report_proposals(plan)
    if not imported:
        note("Nothing was changed.")


def _report_imported(plan: BrandImportPlan) -> None:
    brand = plan.brand
    say(f"Brand {brand.key} ({brand.name}) {_added_or_updated(plan)}.")
    if plan.key.file_has_key:
        note(_KEY_MESSAGES[plan.key])
    for place in SchemaSet.from_text(brand.schema).off:
        note(f"Rule turned off in the schema: {place.document}{place.pointer}")


def _report_changes(plan: BrandImportPlan) -> None:
    say(f"Brand {plan.brand.key} ({plan.brand.name}) would be {_added_or_updated(plan)}.")
    if plan.changes:
        print_table(("FIELD", "CURRENT", "NEW"), [_row(fact) for fact in plan.changes])
    else:
        say("No fields would change.")
    rule = plan.gtin_rule
    if not rule.changes:
        say(f"GTIN required: {setting_text(rule.after, MAX_PLACES)}")
    if plan.products:
        say(f"Products affected: {plan.products:,}.")
    say(_KEY_MESSAGES[plan.key])


def _added_or_updated(plan: BrandImportPlan) -> str:
    return "added" if plan.added else "updated"


def _row(fact: BrandSetting) -> tuple[str, object, object]:
    return fact.name, _printed(fact, fact.before), _printed(fact, fact.after)


def _printed(fact: BrandSetting, value: SettingValue | None) -> object:
    if value is None:
        return None
    text = setting_text(value, MAX_PLACES)
    if isinstance(text, bool):
        return "yes" if text else "no"
    return text[:_DIGITS_SHOWN] if fact.is_digest else text
