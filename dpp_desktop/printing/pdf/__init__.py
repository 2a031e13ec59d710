"""Labels as PDF documents, which are written while they are created."""
