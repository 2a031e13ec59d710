"""Tests of colours, icons, sizes and the stylesheet."""
