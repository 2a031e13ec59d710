"""The dialog that imports a catalogue of products."""
