"""The profile dialog of an export: columns, codes, and a preview of the first rows."""
