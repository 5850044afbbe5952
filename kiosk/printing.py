"""Printing a page on the booth's printer, through CUPS's own `lp`: the page goes in on standard input and touches no disk of ours."""

import asyncio
import shutil

from session.finishing import NoPrinter

PRINT_S = 20.0


async def print_page(pdf: bytes) -> None:
    """Hand a PDF to the default printer; NoPrinter, saying what to do, where it does not take it."""
    lp = shutil.which("lp")
    if lp is None:
        raise NoPrinter("Aucune imprimante sur cette borne : lisez la feuille, puis recopiez-la.")
    process = await asyncio.create_subprocess_exec(
        lp, "-t", "Alcove", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        async with asyncio.timeout(PRINT_S):
            await process.communicate(pdf)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise NoPrinter("L’imprimante ne répond pas : vérifiez qu’elle est allumée, puis recommencez.") from None
    if process.returncode:
        raise NoPrinter("L’imprimante a refusé la feuille : vérifiez le papier, puis recommencez.")
