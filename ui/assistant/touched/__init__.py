"""What touching a page of the console does: the engine's verbs, and what is typed and not kept yet."""
