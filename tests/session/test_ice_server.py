"""Addresses of STUN and TURN servers: read whole or refused, and their passwords shown to nobody."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.call import control
from session.hub.messages import encode
from session.hub.messages.from_hub import Welcome
from session.ice_server import IceServer, ice_server

AT = datetime(2026, 11, 22, tzinfo=UTC)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_name_and_password_can_be_written(name: str, password: str) -> None:
    server = ice_server(f"turns:{quote(name, safe='')}:{quote(password, safe='')}@turn.example.org:443?transport=tcp")
    assert server == IceServer("turns:turn.example.org:443?transport=tcp", name, password)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused_without_being_quoted(text: str) -> None:
    try:
        server = ice_server(text)
    except ValueError as error:
        assert str(error) in ("not the address of a STUN or TURN server", "a TURN server needs a name and a password, a STUN server has none")
    else:
        assert server.urls.startswith(("stun", "turn"))


@pytest.mark.parametrize("address", ["turn:turn.example", "stun:a:b@c", "turn:a:b@c@d", "turn:a:b@c d", "http://a", "turn:a@b"])
def test_what_is_none(address: str) -> None:
    with pytest.raises(ValueError, match="server"):
        ice_server(address)


def test_the_password_goes_to_the_media_process_and_to_the_page_and_is_never_shown() -> None:
    server = ice_server("turn:alcove:s3cret@turn.example.org")
    order = control.StartCall(1, (server,))
    assert control.to_media(control.to_bytes(order)) == order
    welcome = Welcome("Dr Samir Haddad", "10003456789", "Médecin", "Cabinet", AT, (server, ice_server("stun:a")))
    assert '"username":"alcove","credential":"s3cret"' in encode(welcome)
    assert "s3cret" not in repr(server) + repr(order) + repr(welcome)
