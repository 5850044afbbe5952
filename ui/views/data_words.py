"""The French sentences of the rules and lists that the console shows, where lupdate finds them. Nothing calls this; a test says it is whole."""

from ui.views.speaking import Translate


def said(translate: Translate) -> tuple[str, ...]:
    """Every sentence that comes from data, in the language spoken."""
    return (
        translate("Motives", "Oreille"),
        translate("Motives", "Œil"),
        translate("Motives", "Gorge, nez, rhume"),
        translate("Motives", "Toux, souffle"),
        translate("Motives", "Ventre"),
        translate("Motives", "Peau, plaie"),
        translate("Motives", "Dos, articulations"),
        translate("Motives", "Urine"),
        translate("Motives", "Tension, cœur"),
        translate("Motives", "Ordonnance à refaire"),
        translate("Motives", "Moral, sommeil"),
        translate("Motives", "Autre chose"),
        translate("RedFlags", "Avez-vous mal dans la poitrine ?"),
        translate("RedFlags", "Une douleur, un poids, un serrement."),
        translate("RedFlags", "Avez-vous du mal à respirer ?"),
        translate("RedFlags", "Au repos, ou pour finir une phrase."),
        translate("RedFlags", "Un côté du visage ou du corps est-il plus faible ?"),
        translate("RedFlags", "Ou des mots qui ne viennent pas, depuis peu."),
        translate("RedFlags", "Avez-vous perdu connaissance aujourd’hui ?"),
        translate("RedFlags", "Ou une crise, une confusion."),
        translate("RedFlags", "Saignez-vous beaucoup ?"),
        translate("RedFlags", "Un saignement qui ne s’arrête pas."),
        translate("RedFlags", "Votre visage ou votre langue gonflent-ils ?"),
        translate("RedFlags", "Depuis quelques minutes ou quelques heures."),
        translate("RedFlags", "Pensez-vous à vous faire du mal ?"),
        translate("RedFlags", "Vous pouvez le dire. On vous aide tout de suite. Numéro : 3114."),
        translate("Requests", "Tension"),
        translate("Requests", "Oxygène et pouls"),
        translate("Requests", "Température"),
        translate("Requests", "Oreille droite"),
        translate("Requests", "Oreille gauche"),
        translate("Requests", "Poids"),
        translate("Requests", "Fréquence respiratoire"),
        translate("Requests", "Glycémie"),
        translate("Requests", "Douleur, de 0 à 10"),
        translate("Requests", "Une question à poser"),
    )
