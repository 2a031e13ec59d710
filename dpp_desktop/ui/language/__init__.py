"""The user's language: translations of the window, and of what the engine says."""
