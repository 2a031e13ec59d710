"""Tests of import and export of brands in the window."""
