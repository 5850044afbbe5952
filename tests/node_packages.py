"""Whether the packages of tests/node are there: `make test` installs them first, so that nothing which needs them is ever skipped by it."""

from pathlib import Path

import pytest

READY = Path(__file__).parent / "node/node_modules/ready"  # what make leaves once all of them are
needs_node = pytest.mark.skipif(not READY.exists(), reason="the packages of tests/node are not installed (make test)")
