"""The figures as a table that a person reads. No I/O."""

from collections.abc import Iterable

from kiosk.bench.figure import Figure, Series, Verdict

MARKS = {Verdict.MET: "✓", Verdict.MISSED: "✗", Verdict.TOLD: "·", Verdict.TRIAL: "?", Verdict.VOID: "–"}
HEADINGS = ("", "figure", "value", "target", "ours (median ± quartiles, n)", "beside (median ± quartiles, n)")
LEGEND = "✓ met   ✗ missed   · no target   ? too few samples to judge   – void, see below"


def number(value: float) -> str:
    """Three digits that count.

    >>> number(1581.4), number(0.123456), number(37.25)
    ('1 581', '0.123', '37.2')
    """
    if abs(value) >= 1000:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


def series(one: Series | None) -> str:
    """« 12.3 ms ± 4 % (5) bare window »."""
    if one is None or one.median is None:
        return "—"
    spread = f" ± {one.spread / 2:.0%}" if one.spread is not None else ""
    return f"{number(one.median)} {one.unit}{spread} ({len(one.samples)})  {one.what}"


def table(figures: Iterable[Figure]) -> str:
    """All of them, each on its line; what is void or needs a word is explained below."""
    figures = list(figures)
    rows = [HEADINGS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "─" * min(max(map(len, lines)), 160))
    lines += ["", LEGEND]
    for figure in figures:
        if figure.void:
            lines.append(f"  {figure.name}: void, {figure.void}")
        lines += [f"  {figure.name}: {note}" for note in figure.notes]
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    value = "void" if figure.value is None else f"{number(figure.value)} {figure.unit}".strip()
    target = str(figure.target) if figure.target is not None else ""
    return MARKS[figure.verdict], figure.name, value, target, series(figure.ours), series(figure.peer)
