"""What a column can be, and how people head it."""

from enum import StrEnum


class Role(StrEnum):
    """What a column can be."""

    SKU = "sku"
    NAME = "name"
    GTIN = "gtin"
    PASSPORT = "passport"
    """The whole passport, as a JSON object."""
    FIELD = "field"
    """One field of the passport."""
    LEFT_OUT = ""


# fmt: off
SPELLINGS: dict[Role, frozenset[str]] = {
    Role.SKU: frozenset({
        "sku", "skunumber", "code", "article", "articleno", "articlenr", "articlenumber",
        "articlecode", "articleid", "item", "itemno", "itemnumber", "itemcode", "itemid",
        "product", "productno", "productnumber", "productcode", "productid", "partno",
        "partnumber", "materialnumber", "stockkeepingunit", "artikel", "artikelnr",
        "artikelnummer", "artnr", "artikelcode", "produktnr", "produktnummer", "teilenummer",
        "materialnr", "materialnummer", "sachnummer", "bestellnummer",
    }),
    Role.NAME: frozenset({
        "name", "title", "designation", "productname", "producttitle", "productdesignation",
        "articlename", "itemname", "bezeichnung", "benennung", "artikelbezeichnung",
        "artikelname", "produktbezeichnung", "produktname", "materialkurztext", "kurztext",
        "titel",
    }),
    Role.GTIN: frozenset({
        "gtin", "gtin8", "gtin12", "gtin13", "gtin14", "gtinno", "gtinnumber", "gtinnummer",
        "gtinean", "eangtin", "ean", "ean8", "ean13", "ean14", "eanno", "eancode", "eannumber",
        "eannr", "eannummer", "upc", "upca", "upccode", "barcode", "strichcode",
        "globaltradeitemnumber",
    }),
}
# fmt: on
"""Spellings without case, accents, blanks and signs, in English and German."""
