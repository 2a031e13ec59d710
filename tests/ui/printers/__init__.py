"""Tests of the dialogs about printers."""
