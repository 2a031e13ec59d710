"""The texts about profiles and the sources of columns."""

from PySide6.QtCore import QCoreApplication

from dpp_desktop.profiles.column_sources import NDEF, NDEF_TLV
from dpp_desktop.profiles.profile import Profile
from dpp_desktop.ui.text.jobs import number


def profile_text(profile: Profile) -> str:
    """Return the profile in short: its name, its columns, its copies, and its codes."""
    text = QCoreApplication.translate(
        "ProfileTexts", "{name} · %Ln columns", "", len(profile.columns)
    ).format(name=profile_name(profile.name))
    if profile.copies != 1:
        copies = QCoreApplication.translate("ProfileTexts", "{profile} · {copies} copies of each")
        text = copies.format(profile=text, copies=number(profile.copies))
    if profile.images:
        images = QCoreApplication.translate("ProfileTexts", "{profile} · QR images")
        text = images.format(profile=text)
    if profile.has_source(NDEF) or profile.has_source(NDEF_TLV):
        nfc = QCoreApplication.translate("ProfileTexts", "{profile} · NFC")
        text = nfc.format(profile=text)
    return text


def profile_name(name: str) -> str:
    """Return the name of a profile; the brand's own profile has the name from its file."""
    return _built_in_names().get(name, name)


def profile_purpose(name: str) -> str:
    """Return one sentence about the purpose of the profile."""
    purposes = {
        "label": QCoreApplication.translate(
            "ProfileTexts", "Exact data, for label software and machines."
        ),
        "spreadsheet": QCoreApplication.translate(
            "ProfileTexts", "For spreadsheets: leading zeros and text are kept."
        ),
        "semicolon": QCoreApplication.translate(
            "ProfileTexts", "Exact data, with semicolons between the columns."
        ),
        "tab": QCoreApplication.translate(
            "ProfileTexts", "Exact data, with tabs between the columns."
        ),
        "nicelabel": QCoreApplication.translate(
            "ProfileTexts", "One row for each label to print with NiceLabel."
        ),
    }
    own = QCoreApplication.translate("ProfileTexts", "The profile of the brand.")
    return purposes.get(name, own)


def source_text(source: str) -> str:
    """Return the name of a source; a passport field has its path."""
    words = {
        "gtin": QCoreApplication.translate("ProfileTexts", "GTIN"),
        "batch": QCoreApplication.translate("ProfileTexts", "Batch"),
        "serial": QCoreApplication.translate("ProfileTexts", "Serial"),
        "url": QCoreApplication.translate("ProfileTexts", "Resolver URL"),
        "unit": QCoreApplication.translate("ProfileTexts", "Unit number in the job"),
        "brand": QCoreApplication.translate("ProfileTexts", "Brand key"),
        "product": QCoreApplication.translate("ProfileTexts", "SKU"),
        "product_name": QCoreApplication.translate("ProfileTexts", "Product name"),
        "job": QCoreApplication.translate("ProfileTexts", "Job"),
        "order": QCoreApplication.translate("ProfileTexts", "Order number"),
        "copies": QCoreApplication.translate("ProfileTexts", "Copies"),
        "label": QCoreApplication.translate("ProfileTexts", "Label file"),
        "qr_file": QCoreApplication.translate("ProfileTexts", "QR image file"),
        "ndef": QCoreApplication.translate("ProfileTexts", "NFC tag data"),
        "ndef_tlv": QCoreApplication.translate("ProfileTexts", "NFC tag data with TLV"),
    }
    return words.get(source, source)


def _built_in_names() -> dict[str, str]:
    return {
        "label": QCoreApplication.translate("ProfileTexts", "Label software"),
        "spreadsheet": QCoreApplication.translate("ProfileTexts", "Spreadsheet"),
        "semicolon": QCoreApplication.translate("ProfileTexts", "Semicolons"),
        "tab": QCoreApplication.translate("ProfileTexts", "Tabs"),
        "nicelabel": QCoreApplication.translate("ProfileTexts", "NiceLabel command file"),
    }
