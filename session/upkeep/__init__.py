"""The upkeep of the booth's devices: which they are, how they were checked, what is due, and which visits a bad one touched."""
