"""Tests of importing brands with a look ahead, and of exporting them."""
