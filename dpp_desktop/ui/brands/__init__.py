"""Import and export of brands."""
