"""Puts profiles and the sources of columns into words."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.profiles.column_sources import NDEF
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.ui.text.jobs import number


def profile_text(profile: Profile) -> str:
    """Returns the profile in short: what it is for, its columns, its copies, and its codes."""
    one = QCoreApplication.translate("ProfileWords", "{name} · 1 column")
    several = QCoreApplication.translate("ProfileWords", "{name} · {columns} columns")
    text = (one if len(profile.columns) == 1 else several).format(
        name=profile_name(profile.name), columns=number(len(profile.columns))
    )
    if profile.copies != 1:
        copies = QCoreApplication.translate("ProfileWords", "{profile} · {copies} copies of each")
        text = copies.format(profile=text, copies=number(profile.copies))
    if profile.images:
        images = QCoreApplication.translate("ProfileWords", "{profile} · QR images")
        text = images.format(profile=text)
    if profile.shows(NDEF):
        nfc = QCoreApplication.translate("ProfileWords", "{profile} · NFC")
        text = nfc.format(profile=text)
    return text


def profile_name(name: str) -> str:
    """Returns what a profile is called; one that a brand brought has the name it came with."""
    return _built_in_names().get(name, name)


def profile_purpose(name: str) -> str:
    """Returns one sentence on what the profile is for."""
    purposes = {
        "label": QCoreApplication.translate(
            "ProfileWords", "Exact data, for label software and machines."
        ),
        "spreadsheet": QCoreApplication.translate(
            "ProfileWords", "For spreadsheets: zeros and text stay as they are."
        ),
        "semicolon": QCoreApplication.translate(
            "ProfileWords", "Exact data, with semicolons between the columns."
        ),
        "tab": QCoreApplication.translate(
            "ProfileWords", "Exact data, with tabs between the columns."
        ),
        "nicelabel": QCoreApplication.translate(
            "ProfileWords", "A row for each label that NiceLabel is to print."
        ),
    }
    own = QCoreApplication.translate("ProfileWords", "As the brand wants its packs.")
    return purposes.get(name, own)


def source_text(source: str) -> str:
    """Returns what the cells of a column are, in words; a passport field as it is written."""
    words = {
        "gtin": QCoreApplication.translate("ProfileWords", "GTIN"),
        "batch": QCoreApplication.translate("ProfileWords", "Batch"),
        "serial": QCoreApplication.translate("ProfileWords", "Serial"),
        "url": QCoreApplication.translate("ProfileWords", "Resolver URL"),
        "unit": QCoreApplication.translate("ProfileWords", "Number of the unit in its job"),
        "brand": QCoreApplication.translate("ProfileWords", "Key of the brand"),
        "product": QCoreApplication.translate("ProfileWords", "SKU"),
        "product_name": QCoreApplication.translate("ProfileWords", "Product name"),
        "job": QCoreApplication.translate("ProfileWords", "Job"),
        "order": QCoreApplication.translate("ProfileWords", "Order number"),
        "copies": QCoreApplication.translate("ProfileWords", "Copies"),
        "label": QCoreApplication.translate("ProfileWords", "Label file"),
        "qr_file": QCoreApplication.translate("ProfileWords", "File of the QR image"),
        "ndef": QCoreApplication.translate("ProfileWords", "Data for the NFC tag"),
    }
    return words.get(source, source)


def _built_in_names() -> dict[str, str]:
    return {
        "label": QCoreApplication.translate("ProfileWords", "Label software"),
        "spreadsheet": QCoreApplication.translate("ProfileWords", "Spreadsheet"),
        "semicolon": QCoreApplication.translate("ProfileWords", "Semicolons"),
        "tab": QCoreApplication.translate("ProfileWords", "Tabs"),
        "nicelabel": QCoreApplication.translate("ProfileWords", "NiceLabel command file"),
    }
