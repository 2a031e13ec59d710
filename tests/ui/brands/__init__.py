"""Tests of importing and exporting brands in the window."""
