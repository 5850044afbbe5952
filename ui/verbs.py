"""What a screen asks of the engine: something that makes a coroutine, which runs there."""

from collections.abc import Callable, Coroutine
from typing import Any

Verb = Callable[[], Coroutine[Any, Any, Any]]
Ask = Callable[[Verb], None]
