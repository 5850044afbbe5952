"""What simulators live in: a virtual radio, pseudo-terminals, camera servers. A simulator makes real bytes on a real transport."""
