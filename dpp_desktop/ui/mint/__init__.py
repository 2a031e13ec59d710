"""The mint form, which is checked while the user fills it in."""
