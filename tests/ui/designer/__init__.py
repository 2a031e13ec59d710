"""Tests of the designer."""
