"""Tests of the list of print jobs."""
