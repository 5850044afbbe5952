"""The camera chart on paper, in its true size, with what whoever prints it must know. And the same chart as a drawing."""

from devices.chart import M3, Chart, Mark, Patch, Rgb, Square
from session.documents.markup import Markup, element, join
from session.documents.paper import page, top
from session.documents.paper import pdf as print_page

COPIES = 3
RULER_MM = 100
STEPS = (
    "Imprimer à 100 % (« taille réelle », sans ajustement à la page), sur papier mat blanc, 1200 points par pouce ou plus, sans correction de couleur.",
    "Mesurer le trait ci-dessus : 100 mm à 0,5 mm près. Sinon, la feuille n’est pas à sa taille.",
    "Découper un disque, le poser dans son support à 20 mm de l’optique, repère isolé en bas, lampe à 70 %.",
    "Remplacer la mire si elle est rayée, salie ou pâlie. Une nouvelle impression demande un nouveau contrôle d’acceptation : les couleurs changent avec elle.",
)


def svg(chart: Chart = M3, *, style: str | None = None) -> Markup:
    """The chart as a drawing, its own units as the view box."""
    size = f"{chart.size:g}"
    middle = f"{chart.size / 2:g}"
    return element(
        "svg",
        element("circle", cx=middle, cy=middle, r=f"{chart.radius:g}", fill=_colour(chart.ground)),
        [_square(square, chart) for square in (chart.centre, *chart.corners)],
        [_mark(mark, chart) for mark in chart.marks],
        [_patch(patch) for patch in (*chart.colours, *chart.greys)],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {size} {size}",
        style=style,
    )


def html(chart: Chart = M3) -> str:
    """A sheet with several of it."""
    name = f"Mire {chart.name}, lot {chart.lot}"
    width = f"width:{chart.millimetres:g}mm;height:{chart.millimetres:g}mm;margin:8mm"
    ruler = f"width:{RULER_MM}mm;border-top:0.4mm solid #000;border-left:0.4mm solid #000;border-right:0.4mm solid #000;height:3mm;margin:6mm 0 1mm"
    return page(
        name,
        "Alcôve",
        top(name, "pour le contrôle de la caméra otoscope"),
        element("div", [svg(chart, style=width) for _ in range(COPIES)]),
        element("div", style=ruler),
        element("p", f"{RULER_MM} mm", class_="small soft"),
        element("div", element("h2", "Impression et usage"), [element("p", f"{n}. {words}") for n, words in enumerate(STEPS, 1)], class_="section"),
        element("div", element("h2", "Couleurs imprimées, sRVB"), _table(chart), class_="section whole"),
        element(
            "p",
            "Valeurs nominales du dessin. Une imprimante de bureau ne les rend pas exactement : l’écart mesuré vaut pour la caméra et l’impression ensemble,"
            " et c’est son évolution depuis l’acceptation qui parle de la caméra.",
            class_="small soft",
        ),
    )


def pdf(chart: Chart = M3) -> bytes:
    """The sheet as PDF/A-1b; takes a second."""
    return print_page(html(chart))


def _table(chart: Chart) -> Markup:
    patches = (*chart.colours, *chart.greys)
    rows = [patches[n : n + 6] for n in range(0, len(patches), 6)]
    cells = ([element("td", element("b", patch.name), " ", ", ".join(map(str, patch.colour))) for patch in row] for row in rows)
    return element("table", [element("tr", *each) for each in cells])


def _square(square: Square, chart: Chart) -> Markup:
    return element(
        "rect",
        x=f"{square.x - square.width / 2:g}",
        y=f"{square.y - square.height / 2:g}",
        width=f"{square.width:g}",
        height=f"{square.height:g}",
        fill=_colour(chart.ink),
        transform=f"rotate({chart.turn_deg:g} {square.x:g} {square.y:g})",
    )


def _mark(mark: Mark, chart: Chart) -> Markup:
    circles = ((mark.outer, chart.ink), (mark.inner, chart.ground), (mark.dot, chart.ink))
    return join(element("circle", cx=f"{mark.x:g}", cy=f"{mark.y:g}", r=f"{radius:g}", fill=_colour(colour)) for radius, colour in circles)


def _patch(patch: Patch) -> Markup:
    return element("rect", x=f"{patch.x:g}", y=f"{patch.y:g}", width=f"{patch.width:g}", height=f"{patch.height:g}", fill=_colour(patch.colour))


def _colour(colour: Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)
