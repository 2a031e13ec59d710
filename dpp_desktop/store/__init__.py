"""The only place that knows SQL: workspaces, their tables, and the queries on them."""
