"""The dialog for the key that signs exports."""
