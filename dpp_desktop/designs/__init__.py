"""Label designs: their file format, the built-in stock, imported designs, ZPL templates."""
