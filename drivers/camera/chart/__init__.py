"""The camera chart, seen: found in a picture, and measured. Loaded by a process of its own, not by the booth."""
