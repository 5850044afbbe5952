"""One file a step: v0001_…, v0002_…; each names the one before it."""
