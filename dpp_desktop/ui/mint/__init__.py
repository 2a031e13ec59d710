"""The mint form: what to mint, checked as it is typed, and what will come of it."""
