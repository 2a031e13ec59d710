"""Tests of the dialog that prints labels."""
