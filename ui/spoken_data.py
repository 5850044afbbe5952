"""Sentences that lie in data files, said in the patient's language: the agreements' words, the alarm questions, the professions.

They are listed here so that translators find them; a test says that none is missing. One that is not known is shown as it is, in French.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def say(sentence: str) -> str:
    """The sentence in the language that is spoken now."""
    return translate("Data", sentence)


def sentences() -> tuple[str, ...]:
    """All of them, in the language that is spoken now."""
    return (
        translate("Data", "Parler au médecin en vidéo"),
        translate("Data", "Rien n’est enregistré. Je peux arrêter à tout moment."),
        translate("Data", "Être accompagné pendant l’appel"),
        translate("Data", "Le téléassistant peut écrire au médecin : c’est gardé."),
        translate("Data", "Prendre des images et des sons pour le médecin"),
        translate("Data", "Seul le médecin les voit et les entend. Ils vont dans son compte rendu."),
        translate("Data", "Mettre le résumé dans Mon espace santé"),
        translate("Data", "Vous le retrouvez chez vous."),
        translate("Data", "Envoyer le résumé à mon médecin traitant"),
        translate("Data", "Il connaît la suite à donner."),
        translate("Data", "Demander l’avis d’un autre médecin"),
        translate("Data", "Seulement si le médecin le juge utile."),
        translate("Data", "Avez-vous mal dans la poitrine ?"),
        translate("Data", "Une douleur, un poids, un serrement."),
        translate("Data", "Avez-vous du mal à respirer ?"),
        translate("Data", "Au repos, ou pour finir une phrase."),
        translate("Data", "Un côté du visage ou du corps est-il plus faible ?"),
        translate("Data", "Ou des mots qui ne viennent pas, depuis peu."),
        translate("Data", "Avez-vous perdu connaissance aujourd’hui ?"),
        translate("Data", "Ou une crise, une confusion."),
        translate("Data", "Saignez-vous beaucoup ?"),
        translate("Data", "Un saignement qui ne s’arrête pas."),
        translate("Data", "Votre visage ou votre langue gonflent-ils ?"),
        translate("Data", "Depuis quelques minutes ou quelques heures."),
        translate("Data", "Pensez-vous à vous faire du mal ?"),
        translate("Data", "Vous pouvez le dire. On vous aide tout de suite. Numéro : 3114."),
        translate("Data", "infirmière"),
        translate("Data", "infirmier"),
        translate("Data", "pharmacienne"),
        translate("Data", "pharmacien"),
        translate("Data", "préparatrice en pharmacie"),
        translate("Data", "préparateur en pharmacie"),
    )
