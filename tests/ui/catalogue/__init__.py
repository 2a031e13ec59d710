"""Tests of the catalogue import dialog."""
