"""The page that lists print jobs, and the questions about them."""
