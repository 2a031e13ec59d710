"""Tests of the dialogs about units."""
