"""Where a call stands, and the table of what may follow what. A call belongs to a consultation: losing one ends no other.

>>> TRANSITIONS[CallState.LOST][Offered]
<CallState.CONNECTING: 'connecting'>
"""

from enum import Enum


class CallState(Enum):
    """Where a call stands."""

    NEW = "new"
    CONNECTING = "connecting"
    UP = "up"
    LOST = "lost"
    ENDED = "ended"


class Offered:
    """The booth made an offer: the first one, or a new one after a loss or when the practitioner's page came back."""


class Connected:
    """Pictures and sound can pass."""


class Dropped:
    """The link went: the network, the page, or the media process."""


class Closed:
    """Somebody ended the call on purpose."""


TRANSITIONS: dict[CallState, dict[type, CallState]] = {
    CallState.NEW: {Offered: CallState.CONNECTING, Closed: CallState.ENDED},
    CallState.CONNECTING: {Offered: CallState.CONNECTING, Connected: CallState.UP, Dropped: CallState.LOST, Closed: CallState.ENDED},
    CallState.UP: {Offered: CallState.CONNECTING, Dropped: CallState.LOST, Closed: CallState.ENDED},
    CallState.LOST: {Offered: CallState.CONNECTING, Connected: CallState.UP, Closed: CallState.ENDED},
    CallState.ENDED: {},
}


def after(state: CallState, event: type) -> CallState:
    """The state that follows; an event that the table does not know raises ValueError and changes nothing."""
    try:
        return TRANSITIONS[state][event]
    except KeyError:
        raise ValueError(f"{event.__name__} cannot happen to a call that is {state.value}") from None
