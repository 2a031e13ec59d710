"""The key that exports are signed with: shown, and its public half handed out."""
