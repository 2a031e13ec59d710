"""Tests of the tokens page and the scan field."""
