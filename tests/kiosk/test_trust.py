"""Joining, the line to the hub and the delivery believe one and the same list; in clear, nothing leaves this machine."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from kiosk.booth_store import open_store
from kiosk.hub import join, outside, tls_context
from kiosk.settings import BoothSettings, HubSettings, Settings, SettingsError
from kiosk.trust import trust
from session.hub.client import HubClient, HubRefused
from session.hub.front import Outside
from session.hub.server import Hub, serve
from tests.session.hub.certificates import Certified, certified


@asynccontextmanager
async def hub_with(paths: Certified, folder: Path) -> AsyncIterator[tuple[Hub, str]]:
    """A hub behind this certificate, and its address."""
    hub = Hub.open(folder, outside=Outside(secure=True))
    runner = await serve(hub, "127.0.0.1", 0, tls_context(HubSettings(certificate=str(paths.certificate), key=str(paths.key))))
    try:
        yield hub, f"https://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_all_ways_out_believe_the_named_authority_and_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths, stranger = certified(tmp_path / "own"), certified(tmp_path / "other", "stranger")
    async with hub_with(paths, tmp_path / "hub") as (hub, url):

        def settings(authority: Path | None) -> Settings:
            booth = BoothSettings(data=str(tmp_path / "booth"), authorities=str(authority) if authority else "")
            return Settings(booth=booth, hub=HubSettings(url=url))

        for wrong in (None, stranger.authority):
            assert await asyncio.to_thread(join, settings(wrong), hub.accounts.enrolment_code()) == 1
            assert "n’est pas reconnu" in capsys.readouterr().err
            async with httpx.AsyncClient(verify=trust(settings(wrong).booth)) as http:
                with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                    await http.get(f"{url}/health")
        right = settings(paths.authority)
        assert await asyncio.to_thread(join, right, hub.accounts.enrolment_code()) == 0
        async with httpx.AsyncClient(verify=trust(right.booth)) as http:
            assert (await http.get(f"{url}/health")).status_code == 200
        store = open_store(right)
        assert store.enrolment is not None
        line = HubClient(store.enrolment.hub_url, store.enrolment.booth_id, store.enrolment.booth_key, tls=trust(right.booth))
        store.close()
        with line.link.listen() as link:
            running = asyncio.create_task(line.run())
            try:
                assert await asyncio.wait_for(link.next(), 30)
            finally:
                running.cancel()
                await asyncio.gather(running, return_exceptions=True)


def test_a_program_of_a_booth_uses_that_list_for_the_line_and_the_delivery(tmp_path: Path) -> None:
    from kiosk.assemble import assemble

    async def look() -> None:
        program = assemble(Settings(booth=BoothSettings(data=str(tmp_path / "booth"), authorities=str(certified(tmp_path).authority))))
        try:
            line = program.hub._tls
            assert isinstance(line, ssl.SSLContext)
            assert [each["subject"] for each in line.get_ca_certs()] == [((("commonName", "Authority of hub"),),)]
            assert program.http._transport._pool._ssl_context is line  # type: ignore[attr-defined]
        finally:
            await program.http.aclose()
            program.close()

    asyncio.run(look())


@pytest.mark.parametrize("content", [None, b"", b"no certificate"], ids=["missing", "empty", "garbage"])
def test_a_list_that_does_not_open_is_said(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "authorities.pem"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match="authorities"):
        trust(BoothSettings(authorities=str(file)))


async def test_in_clear_nothing_leaves_this_machine(tmp_path: Path) -> None:
    settings = Settings(booth=BoothSettings(data=str(tmp_path / "booth")), hub=HubSettings(url="http://192.0.2.1:8470"))
    with pytest.raises(SettingsError, match="https://"):
        join(settings, "0000")
    with pytest.raises(HubRefused, match="https"):
        await HubClient("http://192.0.2.1:8470", "b", "k").run()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.0.2.1", "hub.example", "localhost.example"])
def test_a_hub_listens_beyond_this_machine_only_where_somebody_encrypts(host: str) -> None:
    with pytest.raises(SettingsError, match="certificate"):
        outside(HubSettings(host=host), tls=False)
    assert outside(HubSettings(host=host), tls=True) == Outside(secure=True)
    proxied = HubSettings(host=host, behind_proxy=True, public_url="https://Hub.Example:8443/")
    assert outside(proxied, tls=False) == Outside(secure=True, origin="https://hub.example:8443", behind_proxy=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_on_this_machine_alone_nothing_is_asked(host: str) -> None:
    assert outside(HubSettings(host=host), tls=False) == Outside()


@pytest.mark.parametrize("url", ["", "http://hub.example", "https://", "https://hub.example/page", "https://hub.example?x=1"])
def test_behind_a_proxy_the_public_address_is_needed_whole(url: str) -> None:
    with pytest.raises(SettingsError, match="public_url"):
        outside(HubSettings(behind_proxy=True, public_url=url), tls=False)
