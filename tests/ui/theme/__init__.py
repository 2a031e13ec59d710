"""Tests of colors, icons and scale."""
