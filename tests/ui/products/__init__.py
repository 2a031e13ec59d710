"""Tests of the products window."""
