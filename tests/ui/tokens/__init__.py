"""Tests of the page of tokens and the scan field."""
