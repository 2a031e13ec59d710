"""The window: the only place that knows Qt, and in tasks/ the only one with threads."""
