"""What the booth keeps, encrypted, and how it goes away."""
