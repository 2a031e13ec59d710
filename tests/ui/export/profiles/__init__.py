"""Tests of how packs are written, as the window has it chosen."""
