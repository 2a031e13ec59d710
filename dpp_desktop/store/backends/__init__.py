"""Database back ends: opening, settings, and SQL that only one database understands."""
