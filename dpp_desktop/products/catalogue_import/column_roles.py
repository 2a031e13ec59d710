"""The roles of columns, and the usual headings of each role."""

from enum import StrEnum


class Role(StrEnum):
    """The role of a column."""

    SKU = "sku"
    NAME = "name"
    GTIN = "gtin"
    SKU_AND_GTIN = "sku+gtin"
    """The GTIN, which is also the SKU."""
    PASSPORT = "passport"
    """The whole passport, as a JSON object."""
    FIELD = "field"
    """One field of the passport."""
    IGNORED = ""
    UNDECIDED = "?"
    """The heading fits several passport fields, and the user must choose one."""

    @property
    def parts(self) -> tuple["Role", ...]:
        """The roles that this role combines; the role itself if it combines none."""
        return (Role.SKU, Role.GTIN) if self is Role.SKU_AND_GTIN else (self,)


# fmt: off
SPELLINGS: dict[Role, frozenset[str]] = {
    Role.SKU: frozenset({
        "sku", "skunumber", "code", "article", "articleno", "articlenr", "articlenumber",
        "articlecode", "articleid", "item", "itemno", "itemnumber", "itemcode", "itemid",
        "product", "productno", "productnumber", "productcode", "productid", "partno",
        "partnumber", "materialnumber", "stockkeepingunit", "artikel", "artikelnr",
        "artikelnummer", "artnr", "artikelcode", "produktnr", "produktnummer", "teilenummer",
        "materialnr", "materialnummer", "sachnummer", "bestellnummer",
        "variantsku", "matnr",
    }),
    Role.NAME: frozenset({
        "name", "title", "designation", "productname", "producttitle", "productdesignation",
        "articlename", "itemname", "bezeichnung", "benennung", "artikelbezeichnung",
        "artikelname", "produktbezeichnung", "produktname", "materialkurztext", "kurztext",
        "titel", "maktx", "materialdescription", "materialname", "productdescription",
        "materialbezeichnung", "materialbeschreibung", "produktbeschreibung",
    }),
    Role.GTIN: frozenset({
        "gtin", "gtin8", "gtin12", "gtin13", "gtin14", "gtinno", "gtinnumber", "gtinnummer",
        "gtinean", "eangtin", "ean", "ean8", "ean13", "ean14", "eanno", "eancode", "eannumber",
        "eannr", "eannummer", "upc", "upca", "upce", "upccode", "barcode", "strichcode",
        "globaltradeitemnumber", "gtinupceanorisbn", "gtinupceanoderisbn", "globaluniqueid",
        "metaglobaluniqueid", "variantbarcode", "barcodes", "barcodebarcodes", "itembarcode",
        "ean11", "eanupc", "eanupccode", "upcean", "gtinupc", "gtineanupc",
        "internationalarticlenumber", "internationalarticlenumbereanupc",
        "internationaleartikelnummer", "internationaleartikelnummereanupc",
        "globaltradeitemnumbergtin",
    }),
}
"""Headings without case, accents, blanks and punctuation, in English and German.

They include the headings of lists that these programs export:
WooCommerce ("SKU" or "Artikelnummer", "Name", "GTIN, UPC, EAN, or ISBN" or "GTIN, UPC, EAN oder
ISBN"), Shopify ("Variant SKU" and "Variant Barcode", since 2025 "SKU" and "Barcode", "Title";
never translated), ERPNext ("Item Code", "Item Name", "Barcode (Barcodes)"; "Artikel-Code",
"Artikelname"), and SAP (MATNR, MAKTX and EAN11, which lists show as "Material", "Material
description" and "EAN/UPC", or "Material", "Materialkurztext" and "EAN/UPC-Code").
"""

WEAK_SKU_SPELLINGS = frozenset({"material"})
"""SAP's heading for the material number; in other lists, the material of the product."""

SAP_NAME_SPELLINGS = frozenset({
    "maktx", "materialdescription", "materialkurztext", "materialbezeichnung",
    "materialbeschreibung", "kurztextmaterial",
})
"""SAP's headings for names, by which a list from SAP is recognized."""
# fmt: on
