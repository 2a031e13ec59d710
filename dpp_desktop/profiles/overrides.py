"""Settles how an export is written: as the user wishes, else as its brand says, else for labels."""

from dataclasses import dataclass, replace

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.carriers.printer_dots import MAX_DPI, MAX_MODULE_MM, MIN_DPI
from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM
from dpp_desktop.model.errors import CORRECT_IT, InvalidInput, Problem
from dpp_desktop.model.export import Export
from dpp_desktop.model.message import Message
from dpp_desktop.profiles.builtin import LABEL, built_in
from dpp_desktop.profiles.column_sources import LABEL_FILE
from dpp_desktop.profiles.profile import Column, Profile, check_profile, profile_of
from dpp_desktop.store import brands
from dpp_desktop.store.rows import damaged_row
from dpp_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NoImages:
    """Wished for in place of images where the profile has them."""


@dataclass(frozen=True, slots=True)
class ProfileOverrides:
    """What the user says of how packs are written; what is None is as the profile has it.

    `name` is that of the brand's own profile or of a built-in one. An empty `nfc_tag` names no tag,
    where the profile does.
    """

    name: str | None = None
    columns: tuple[Column, ...] | None = None
    copies: int | None = None
    label_file: str | None = None
    images: ImageOptions | NoImages | None = None
    nfc_tag: str | None = None


NO_OVERRIDES = ProfileOverrides()

# A brand file that can't be used is refused today, but wasn't always.
_CORRECT_BRAND = Message(
    "The brand's export profile sets this: choose another profile, or correct "
    "the brand file and import it again; nothing was changed."
)


def image_options(image_format: str, dpi: int, module_mm: float) -> ImageOptions:
    """Returns the images that the user asks for. Raises InvalidInput if none can be like that."""
    try:
        return ImageOptions(ImageFormat(image_format), dpi, module_mm)
    except ValueError:
        message = Message(
            "a QR image must have {least_dpi} to {most_dpi:,} dots per inch, and modules "
            "of {least_mm} to {most_mm} mm.",
            least_dpi=MIN_DPI,
            most_dpi=MAX_DPI,
            least_mm=MIN_X_DIMENSION_MM,
            most_mm=MAX_MODULE_MM,
        )
        raise InvalidInput([Problem("images", "image_size", message)]) from None


def resolve_profile(
    transaction: Transaction, brand_key: str, wish: ProfileOverrides = NO_OVERRIDES
) -> Profile:
    """Returns the profile for tokens of that brand. Raises InvalidInput."""
    own = find_brand_profile(transaction, brand_key)
    profile = _named(own, wish.name)
    if wish.columns is not None:
        profile = replace(profile, columns=wish.columns)
    if wish.label_file is not None:
        profile = _with_label(profile, wish.label_file)
    if wish.copies is not None:
        profile = profile.with_copies(wish.copies)
    if isinstance(wish.images, NoImages):
        profile = profile.without_images()
    elif wish.images is not None:
        profile = profile.with_images(wish.images)
    if wish.nfc_tag is not None:
        profile = profile.with_nfc(wish.nfc_tag)
    check_profile(profile, _CORRECT_BRAND if profile is own else CORRECT_IT)
    return profile


def profile_of_export(export: Export) -> Profile:
    """Returns the profile that the export was made with. Raises StorageDamaged."""
    return _stored(export.profile, "exports", export.id, "profile") if export.profile else LABEL


def find_brand_profile(transaction: Transaction, brand_key: str) -> Profile | None:
    """Returns the profile that the brand brought, if it did."""
    brand = brands.find(transaction, brand_key)
    if brand is None or not brand.export_profile:
        return None
    return _stored(brand.export_profile, "brands", brand.id, "export_profile")


def _stored(text: str, table: str, row: int, column: str) -> Profile:
    """The profile that the store has in that place. Raises StorageDamaged if it isn't one."""
    try:
        return profile_of(text)
    except (AttributeError, LookupError, TypeError, ValueError):
        raise damaged_row(table, row, column) from None


def _with_label(profile: Profile, label_file: str) -> Profile:
    if not profile.shows(LABEL_FILE):
        message = Message(
            "no column contains the label file; choose a profile or columns with the label file."
        )
        raise InvalidInput([Problem("label", "unused", message)])
    return replace(profile, label_file=label_file)


def _named(own: Profile | None, name: str | None) -> Profile:
    if own and name in (None, own.name):
        return own
    return LABEL if name is None else built_in(name)
