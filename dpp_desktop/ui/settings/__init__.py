"""The user's preferences, their file, and the settings dialog."""
