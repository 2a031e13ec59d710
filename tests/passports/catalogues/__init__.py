"""Catalogues in CSV, XLSX and JSON, from the file to the products in the workspace."""
