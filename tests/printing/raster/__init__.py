"""Tests of labels in dots."""
