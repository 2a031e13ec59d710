"""What the user has chosen, how it is kept, and the dialog to change it."""
