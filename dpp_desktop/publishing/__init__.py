"""Hands passports and units to whoever answers their URLs, as signed bundles of files."""
