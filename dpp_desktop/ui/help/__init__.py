"""The help window and the About dialog."""
