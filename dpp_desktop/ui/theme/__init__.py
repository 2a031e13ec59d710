"""Colors, icons, scale and style sheet."""
