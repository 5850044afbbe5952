"""The hub behind a certificate: the booth checks it, the cookie is for encrypted lines only."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import aiohttp
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from session.hub import messages as m
from session.hub.client import HubClient
from session.hub.server import COOKIE, Hub, serve
from tests.session.hub.booth_at_work import PASSWORD


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate of its own for this machine's loopback: (certificate, key)."""
    key, name, now = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "hub")]), datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    paths = tmp_path / "hub.pem", tmp_path / "hub.key"
    paths[0].write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    paths[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return paths


async def test_booth_and_page_over_tls(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    trusted = ssl.create_default_context(cafile=str(certificate[0]))
    hub = Hub.open(tmp_path / "hub", secure=True)
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
