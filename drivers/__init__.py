"""How each make of device speaks: one folder a family, and the transports that carry the bytes."""
