"""Import of product catalogues: read tables, map columns, check rows, and apply them."""
