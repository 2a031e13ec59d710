"""Forms generated from passport schemas: fields, and their values in the document."""
