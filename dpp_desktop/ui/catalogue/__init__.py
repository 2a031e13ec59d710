"""Importing a catalogue of products: what becomes of its columns, and of its rows."""
