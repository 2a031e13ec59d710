"""Labels for printers that understand ZPL II: designs, and templates of factories."""
