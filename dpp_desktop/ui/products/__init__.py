"""The products window: lists a brand's products and edits a passport as a form."""
