"""Notices in the window, tray messages, and the question before closing."""
