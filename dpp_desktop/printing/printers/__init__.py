"""Printers: their settings, connections and status, and how they confirm labels."""
