"""Tests of the selection of an export profile."""
