"""A visit played by itself: fingers on the booth's screens, and a practitioner in Chromium. Knows the screens and nothing behind them."""

from kiosk.script.play import keep_documents, play

__all__ = ["keep_documents", "play"]
