"""Notices in the window and messages of the system tray."""
