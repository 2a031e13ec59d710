"""Translations of the window and of the engine's messages."""
