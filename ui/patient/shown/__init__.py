"""What each of the patient's screens shows, as values for its view-model."""
