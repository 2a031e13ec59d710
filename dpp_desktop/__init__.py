"""DPP Desktop mints, exports and looks up the identities behind Digital Product Passports."""

__version__ = "0.1.0"
