"""The part of a passport that anyone may see, and its forms: page, JSON-LD and links."""
