"""What a brand file says, and what importing it does, in the user's words."""

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.brand import SerialScope, SerialStyle
from dpp_desktop.passports.brandoutlook import BrandOutlook, Fact, KeyNews


def fact_name(fact: Fact) -> str:
    """What the fact is about."""
    names = {
        "name": QCoreApplication.translate("Brand", "Name"),
        "resolver": QCoreApplication.translate("Brand", "Web address"),
        "serials.style": QCoreApplication.translate("Brand", "Serials"),
        "serials.scope": QCoreApplication.translate("Brand", "A serial is unique"),
        "link.batch": QCoreApplication.translate("Brand", "Batch in the web address"),
        "gtin_pointer": QCoreApplication.translate("Brand", "Passport field of the GTIN"),
        "batch_pointers": QCoreApplication.translate("Brand", "Fields of a batch"),
        "export_profile": QCoreApplication.translate("Brand", "How packs are written"),
        "passport_schema": QCoreApplication.translate("Brand", "Passport schema"),
        "gtin_required": QCoreApplication.translate("Brand", "A GTIN is required"),
        "rules_off": QCoreApplication.translate("Brand", "Rules switched off"),
    }
    return names[fact.name]


def value_now(fact: Fact) -> str:
    """What the brand here has, empty if there is none."""
    if fact.before is None:
        return ""
    if fact.is_digest:
        return QCoreApplication.translate("Brand", "as it is")
    return _value(fact, fact.before)


def value_then(fact: Fact) -> str:
    """What the brand will have; of a schema, whether it is another."""
    if not fact.is_digest:
        return _value(fact, fact.after)
    if fact.before is None:
        return QCoreApplication.translate("Brand", "in the file")
    if fact.changes:
        return QCoreApplication.translate("Brand", "another")
    return QCoreApplication.translate("Brand", "the same")


def key_told(key: KeyNews) -> str:
    """What becomes of the serial key, in a sentence."""
    sentences = {
        KeyNews.DRAWN: QCoreApplication.translate(
            "Brand", "Doesn't come along: the brand gets one of its own here."
        ),
        KeyNews.TAKEN: QCoreApplication.translate(
            "Brand", "Comes along: serials are made as at the other site."
        ),
        KeyNews.SAME: QCoreApplication.translate(
            "Brand", "Comes along, and is the one that the brand has already."
        ),
        KeyNews.KEPT: QCoreApplication.translate(
            "Brand", "Doesn't come along: the brand keeps the one it has."
        ),
        KeyNews.REFUSED: QCoreApplication.translate(
            "Brand", "Comes along, and is another than the brand has here."
        ),
    }
    return sentences[key]


def products_told(outlook: BrandOutlook) -> str:
    """How many products it concerns, in a sentence."""
    if not outlook.products:
        return QCoreApplication.translate("Brand", "None is concerned.")
    text = QCoreApplication.translate(
        "Brand", "{count}: what is minted from now on is as the file says."
    )
    return text.format(count=QLocale().toString(outlook.products))


def _gtin_told(value: str) -> str:
    need, _, places = value.partition(": ")
    told = {
        "always": QCoreApplication.translate("Brand", "always"),
        "sometimes": QCoreApplication.translate("Brand", "for some products"),
        "never": QCoreApplication.translate("Brand", "no"),
    }[need]
    return f"{told} ({places})" if places else told


def _value(fact: Fact, value: object) -> str:
    if fact.name == "gtin_required":
        return _gtin_told(str(value))
    if value == "":
        return QCoreApplication.translate("Brand", "none")
    words: dict[str, dict[object, str]] = {
        "serials.style": {
            SerialStyle.PERMUTED.value: QCoreApplication.translate("Brand", "unguessable"),
            SerialStyle.SEQUENTIAL.value: QCoreApplication.translate("Brand", "ascending"),
        },
        "serials.scope": {
            SerialScope.BRAND.value: QCoreApplication.translate("Brand", "within the brand"),
            SerialScope.PRODUCT.value: QCoreApplication.translate("Brand", "within its product"),
        },
        "link.batch": {
            True: QCoreApplication.translate("Brand", "yes"),
            False: QCoreApplication.translate("Brand", "no"),
        },
    }
    return words.get(fact.name, {}).get(value, str(value))
