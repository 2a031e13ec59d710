"""The dialog that prints labels."""
