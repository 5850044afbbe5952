"""A thermometer that writes its reading as a line of text: a family that only the tests have."""
