"""The welcome dialog, and the imports of brands and products."""
