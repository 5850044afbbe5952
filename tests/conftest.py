"""What holds for every test: screens are drawn in memory, on the backend that booths use."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_QUICK_BACKEND"] = "software"
