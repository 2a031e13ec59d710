"""Products: editing, product files, and import of product catalogues."""
