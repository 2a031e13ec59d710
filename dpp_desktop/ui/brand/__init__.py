"""Importing a brand after a look at what that does, and exporting one for another site."""
