"""Resolve the profile of an export: the user's overrides, the brand's profile or the default."""

from dataclasses import dataclass, replace

from dpp_desktop.carriers.images import ImageFormat, ImageOptions
from dpp_desktop.carriers.printer_dots import MAX_DPI, MAX_MODULE_MM, MIN_DPI
from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM
from dpp_desktop.model.brand import Brand
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
    """An override that turns off the profile's images."""


@dataclass(frozen=True, slots=True)
class ProfileOverrides:
    """The user's changes to a profile; None keeps the value of the profile.

    `name` is the name of the brand's profile, of a built-in one, or of the `saved` one; see
    `saved.with_saved`. An empty `nfc_tag` removes the tag of the profile.
    """

    name: str | None = None
    columns: tuple[Column, ...] | None = None
    copies: int | None = None
    label_file: str | None = None
    images: ImageOptions | NoImages | None = None
    nfc_tag: str | None = None
    saved: Profile | None = None


NO_OVERRIDES = ProfileOverrides()

# A brand file that can't be used is rejected today, but wasn't always.
_CORRECT_BRAND = Message(
    "The brand's export profile sets this: choose a different profile, or correct the brand file "
    "and import it again; nothing was changed."
)


def image_options(image_format: str, dpi: int, module_mm: float) -> ImageOptions:
    """Return the image options. Raises InvalidInput if they are out of range."""
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
    transaction: Transaction, brand_key: str, overrides: ProfileOverrides = NO_OVERRIDES
) -> Profile:
    """Return the brand's profile with the overrides applied. Raises InvalidInput."""
    own = find_brand_profile(transaction, brand_key)
    profile = overrides.saved or _select_profile(own, overrides.name)
    if overrides.columns is not None:
        profile = replace(profile, columns=overrides.columns)
    if overrides.label_file is not None:
        profile = _with_label(profile, overrides.label_file)
    if overrides.copies is not None:
        profile = profile.with_copies(overrides.copies)
    if isinstance(overrides.images, NoImages):
        profile = profile.without_images()
    elif overrides.images is not None:
        profile = profile.with_images(overrides.images)
    if overrides.nfc_tag is not None:
        profile = profile.with_nfc(overrides.nfc_tag)
    check_profile(profile, _CORRECT_BRAND if profile is own else CORRECT_IT)
    return profile


def profile_of_export(export: Export) -> Profile:
    """Return the stored profile of the export. Raises StorageDamaged."""
    return _stored(export.profile, "exports", export.id, "profile") if export.profile else LABEL


def find_brand_profile(transaction: Transaction, brand_key: str) -> Profile | None:
    """Return the profile of the brand with the key, or None. Raises StorageDamaged."""
    brand = brands.find(transaction, brand_key)
    return brand_profile(brand) if brand else None


def brand_profile(brand: Brand) -> Profile | None:
    """Return the brand's own profile, or None. Raises StorageDamaged."""
    if not brand.export_profile:
        return None
    return _stored(brand.export_profile, "brands", brand.id, "export_profile")


def _stored(text: str, table: str, row: int, column: str) -> Profile:
    """Return the profile from stored text. Raises StorageDamaged if it is invalid."""
    try:
        return profile_of(text)
    except (AttributeError, LookupError, TypeError, ValueError):
        raise damaged_row(table, row, column) from None


def _with_label(profile: Profile, label_file: str) -> Profile:
    if not profile.has_source(LABEL_FILE):
        message = Message(
            "no column contains the label file; choose a profile or columns with the label file."
        )
        raise InvalidInput([Problem("label", "unused", message)])
    return replace(profile, label_file=label_file)


def _select_profile(own: Profile | None, name: str | None) -> Profile:
    if own and name in (None, own.name):
        return own
    return LABEL if name is None else built_in(name)
