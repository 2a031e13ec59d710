"""Forms made from passport schemas: fields to be filled in, and their values in the document."""
