"""The products window: a brand's products, and the passport of one as its schema's form."""
