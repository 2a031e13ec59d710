"""Tests of the resolver dialog."""
