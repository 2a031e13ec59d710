"""Colours, icons, sizes and the stylesheet."""
