"""A stethoscope that is a sound card."""
