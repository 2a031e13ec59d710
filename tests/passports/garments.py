"""A garment with a complete passport, as columns and cells of a catalogue."""

GARMENT = {
    "category": "jacket",
    "composition[0].fibre": "wool",
    "composition[0].percent": "80",
    "composition[1].fibre": "polyester",
    "composition[1].percent": "20",
    "animal_parts": "false",
    "made_in": "LT",
    "care.washing": "wash 30",
    "care.bleaching": "do not bleach",
    "care.drying": "line dry",
    "care.ironing": "do not iron",
    "care.professional": "do not dry clean",
    "recycled_share": "35",
    "manufacturer.name": "Nordlicht Outdoor GmbH",
    "manufacturer.postal_address": "Hafenstraße 4 Kiel",
    "manufacturer.country": "DE",
    "manufacturer.email": "contact@nordlicht.example",
}
"""Complete by the schema of nordlicht, except for the GTIN. No cell needs quotes."""
