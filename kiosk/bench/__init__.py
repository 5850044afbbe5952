"""The figures by which the booth is judged, each beside a peer that was measured in the same run: `python -m kiosk.bench`."""
