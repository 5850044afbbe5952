"""What touching the patient's screens does: the engine's verbs, and what is chosen and not given yet."""
