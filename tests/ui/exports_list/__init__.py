"""Tests of the list of exports."""
