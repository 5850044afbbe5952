"""The call between the booth and the practitioner: pictures and sound both ways."""
