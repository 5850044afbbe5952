"""Properties are judged by their truth; a loaded machine may take its time over an example."""

from hypothesis import settings

settings.register_profile("unhurried")
settings.load_profile("unhurried")
