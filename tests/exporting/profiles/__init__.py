"""Tests of how packs are written."""
