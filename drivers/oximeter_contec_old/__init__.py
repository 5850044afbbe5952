"""Contec finger oximeters on a cable, older protocol: five-byte packets."""
