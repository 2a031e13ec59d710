"""Tests of the dialogs about label designs."""
