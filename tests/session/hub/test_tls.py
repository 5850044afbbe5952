"""The hub behind a certificate: the booth checks it, the cookie is for encrypted lines only."""

import asyncio
import ssl
from pathlib import Path

import aiohttp
import pytest

from session.hub import messages as m
from session.hub.client import HubClient
from session.hub.front import COOKIE, Outside
from session.hub.server import Hub, serve
from tests.session.hub.booth_at_work import PASSWORD
from tests.session.hub.certificates import certified


async def test_booth_and_page_over_tls(tmp_path: Path) -> None:
    paths = certified(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(paths.certificate, paths.key)
    trusted = ssl.create_default_context(cafile=str(paths.authority))
    hub = Hub.open(tmp_path / "hub", outside=Outside(secure=True))
    hub.accounts.add_practitioner("s.haddad", "Dr Samir Haddad", "10000000000", "Médecin généraliste", PASSWORD)
    runner = await serve(hub, "127.0.0.1", 0, context)
    url = f"https://127.0.0.1:{runner.addresses[0][1]}"
    try:
        booth = HubClient(url, *hub.accounts.redeem(hub.accounts.enrolment_code()), tls=trusted)
        async with aiohttp.ClientSession() as http:
            async with http.post(f"{url}/api/login", json={"login": "s.haddad", "password": PASSWORD}, headers={"Origin": url}, ssl=trusted) as answer:
                assert answer.status == 200
                assert answer.cookies[COOKIE]["secure"]
            with pytest.raises(aiohttp.ClientConnectorCertificateError):  # a certificate that nobody vouches for
                await http.get(f"{url}/health")
        with booth.link.listen() as link:
            task = asyncio.create_task(booth.run())
            assert await asyncio.wait_for(link.next(), 30)
            booth.say(m.NotWaiting("v"))
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
    finally:
        await runner.cleanup()
