"""Realistic mistakes in the sample passports, and where each must be reported."""

from dataclasses import dataclass

GONE = object()
"""Marks a mistake that removes the field."""

_GTIN = "09506000134352"
_SUBSTANCE = {"name": "lead", "cas": "7439-92-1", "percent": 0.4, "location": "zip slider"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong value at a path of a sample passport, and the check that must find it.

    It is reported at `reported_at`, or at `path` if that is empty.
    """

    sku: str
    path: str
    value: object
    code: str
    reported_at: str = ""


BATTERY = (
    Mistake("VB-500", "model_id", GONE, "required"),
    Mistake("VB-500", "category", "e-bike", "enum"),
    Mistake("VB-500", "manufacturer.postal_address", GONE, "required"),
    Mistake("VB-500", "manufacturer.country", "Hungary", "pattern"),
    Mistake("VB-500", "manufacturer.email", "batteries at velta.example", "pattern"),
    Mistake("VB-500", "made_at", "Győr", "type"),
    Mistake("VB-500", "made_at.country", "hu", "pattern"),
    Mistake("VB-500", "made_on", GONE, "required"),
    Mistake("VB-500", "made_on", "11/2026", "pattern"),
    Mistake("VB-500", "made_on", "2026-11-02\n", "pattern"),
    Mistake("VB-500", "weight_kg", "2.7 kg", "type"),
    Mistake("VB-500", "weight_kg", 0, "exclusiveMinimum"),
    Mistake("VB-500", "rated_capacity_ah", -13.9, "exclusiveMinimum"),
    Mistake("VB-500", "hazardous_substances", GONE, "required"),
    Mistake("VB-500", "hazardous_substances[0].cas", "21324403", "pattern"),
    Mistake("VB-500", "critical_raw_materials[1]", "Copper", "enum"),
    Mistake("VB-500", "critical_raw_materials", ["cobalt", "cobalt"], "uniqueItems"),
    Mistake("VB-500", "carbon_footprint.kg_per_kwh", GONE, "required"),
    Mistake("VB-500", "carbon_footprint.by_stage.distribution", None, "type"),
    Mistake("VB-500", "carbon_footprint.study", "http://velta.example/study", "pattern"),
    Mistake("VB-500", "recycled_content.cobalt_percent", 160, "maximum"),
    Mistake("VB-500", "renewable_content_percent", "none", "type"),
    Mistake("VB-500", "voltage.nominal_v", GONE, "required"),
    Mistake("VB-500", "power.temperature.maximum_c", 4500, "maximum"),
    Mistake("VB-500", "expected_lifetime.c_rate", GONE, "required"),
    Mistake("VB-500", "exhaustion_threshold_percent", 70, "not"),
    Mistake("VB-500", "storage_temperature.range.minimum_c", GONE, "required"),
    Mistake("VB-500", "warranty_months", 2.5, "type"),
    Mistake("VB-500", "round_trip_efficiency", GONE, "required"),
    Mistake("VB-500", "internal_resistance.cell_ohm", "35 mΩ", "type"),
    Mistake("VB-500", "marking.separate_collection", False, "const"),
    Mistake("VB-500", "declaration_of_conformity.number", "", "minLength"),
    Mistake("VB-500", "waste_information", "see the manual", "pattern"),
    Mistake("VB-500", "detailed_composition.electrolyte", GONE, "required"),
    Mistake("VB-500", "detailed_composition.anode", [], "minItems"),
    Mistake("VB-500", "spare_parts[0].part_number", 4711, "type"),
    Mistake("VB-500", "dismantling.fastenings[0].count", 0, "minimum"),
    Mistake("VB-500", "safety_measures", [], "minItems"),
    Mistake("VB-500", "test_reports[0].laboratory", GONE, "required"),
    Mistake("VB-500", "status", "new", "enum"),
    Mistake(
        "VB-500",
        "state_of_health",
        {"measured_on": "2028-01-01"},
        "required",
        reported_at="state_of_health.remaining_capacity_percent",
    ),
    Mistake("VB-500", "serial", "VB500-1", "additionalProperties", reported_at="passport"),
    Mistake("VB-500", "status", "repurposed", "required", reported_at="previous_passports"),
    Mistake("VE-52", "exhaustion_threshold_percent", GONE, "required"),
    Mistake(
        "VE-52",
        "state_of_health",
        {"measured_on": "2028-01-01"},
        "required",
        reported_at="state_of_health.certified_energy_percent",
    ),
    Mistake("VH-5100", "energy_kwh", GONE, "required"),
    Mistake("VH-5100", "energy_kwh", 1.9, "exclusiveMinimum"),
)
TEXTILE = (
    Mistake("PARKA-01", "category", "parka", "enum"),
    Mistake("PARKA-01", "commodity_code", "6202 40 90", "pattern"),
    Mistake("PARKA-01", "composition", [], "minItems"),
    Mistake("PARKA-01", "composition[0].fibre", "Polyamid", "enum"),
    Mistake("PARKA-01", "composition[0].fibre", "merino wool", "enum"),
    Mistake("PARKA-01", "composition[1].percent", GONE, "required"),
    Mistake("PARKA-01", "composition[1].percent", 0, "exclusiveMinimum"),
    Mistake("PARKA-01", "composition[1].percent", "30 %", "type"),
    Mistake("PARKA-01", "composition[1].origin", "Taiwan", "pattern"),
    Mistake("PARKA-01", "components[0].composition[0].percent", 101, "maximum"),
    Mistake("PARKA-01", "animal_parts", GONE, "required"),
    Mistake("PARKA-01", "animal_parts", "no", "type"),
    Mistake("PARKA-01", "made_in", "EU27", "pattern"),
    Mistake("PARKA-01", "made_on", "2026-13-01", "pattern"),
    Mistake("PARKA-01", "care", ["wash 30"], "type"),
    Mistake("PARKA-01", "care.washing", "wash 35", "enum"),
    Mistake("PARKA-01", "care.professional", GONE, "required"),
    Mistake(
        "PARKA-01",
        "substances_of_very_high_concern",
        [_SUBSTANCE],
        "required",
        reported_at="scip_number",
    ),
    Mistake("PARKA-01", "recycled_share", 101, "maximum"),
    Mistake("PARKA-01", "weight_g", -1180, "exclusiveMinimum"),
    Mistake("PARKA-01", "repair.guide", "nordlicht.example/repair", "pattern"),
    Mistake("PARKA-01", "documents[0].kind", "Zertifikat", "enum"),
    Mistake("PARKA-01", "manufacturer.email", GONE, "required"),
    Mistake("PARKA-01", "manufacturer.country", "CN", "required", reported_at="responsible_person"),
)
HANDMADE = (
    Mistake("SCARF-01", "gtin", _GTIN, "additionalProperties", reported_at="passport"),
    Mistake("SCARF-01", "kind", "", "minLength"),
    Mistake("SCARF-01", "materials", "silk", "type"),
    Mistake("SCARF-01", "materials", [], "minItems"),
    Mistake("SCARF-01", "materials[0].origin", GONE, "required"),
    Mistake("SCARF-01", "materials[0].percent", 110, "maximum"),
    Mistake("SCARF-01", "made_by", GONE, "required"),
    Mistake("SCARF-01", "made_at", {"place": "Lyon"}, "type"),
    Mistake("SCARF-01", "made_on", "March 2026", "pattern"),
    Mistake("SCARF-01", "hours", 0, "exclusiveMinimum"),
    Mistake("SCARF-01", "edition", 200.5, "type"),
    Mistake("SCARF-01", "size", {}, "minProperties"),
    Mistake("SCARF-01", "size.length_cm", "180 cm", "type"),
    Mistake("SCARF-01", "care", ["hand wash"], "type"),
    Mistake("SCARF-01", "scip_number", "SCIP 4711", "pattern"),
    Mistake("SCARF-01", "manufacturer", "Atelier Lune", "type"),
    Mistake("SCARF-01", "manufacturer.postal_address", GONE, "required"),
    Mistake("SCARF-01", "manufacturer.country", "CH", "required", reported_at="responsible_person"),
)
