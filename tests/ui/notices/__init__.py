"""Tests of notices and tray messages."""
