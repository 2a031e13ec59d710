"""The import of catalogues, as a user sees it."""
