"""Tests of importing product catalogues."""
