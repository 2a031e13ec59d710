"""Mutates what comes from outside, by the thousand, and sees that nothing gets through."""
