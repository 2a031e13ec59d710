"""Tests of labels in ZPL."""
