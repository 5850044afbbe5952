"""Why something cannot be written into the register of devices, in a sentence. No Qt."""

from ui.views.speaking import Speaking


def refused(why: str, tell: Speaking) -> str:
    """« Rien n’a été écrit : une raison est nécessaire. »"""
    return tell.translate("Console", "Rien n’a été écrit : {0}.").format(_reason(why, tell))


def _reason(why: str, tell: Speaking) -> str:
    known = {
        "serial-unknown": tell.translate("Console", "ce numéro n’est pas au registre"),
        "serial-taken": tell.translate("Console", "ce numéro est déjà au registre"),
        "retired": tell.translate("Console", "cet appareil est retiré"),
        "not-stopped": tell.translate("Console", "cet appareil n’est pas arrêté"),
        "replaces-another-role": tell.translate("Console", "il ne remplace pas un appareil de même rôle"),
        "reason-missing": tell.translate("Console", "une raison est nécessaire"),
        "corrected-already": tell.translate("Console", "cette ligne est déjà corrigée"),
        "corrects-unknown": tell.translate("Console", "la ligne à corriger n’existe pas"),
        "corrects-another-kind": tell.translate("Console", "une correction est de même nature que la ligne corrigée"),
        "two-signatures": tell.translate("Console", "deux personnes différentes signent"),
        "technician-first": tell.translate("Console", "un technicien signe en premier"),
        "certificate-over": tell.translate("Console", "le certificat de l’étalon est dépassé"),
        "reference-missing": tell.translate("Console", "l’étalon manque"),
        "environment-missing": tell.translate("Console", "les conditions de la pièce manquent"),
        "point-missing": tell.translate("Console", "un point manque"),
        "adjustment-unsaid": tell.translate("Console", "dites quel réglage a été fait"),
        "sweep-nothing-heard": tell.translate("Console", "rien n’est revenu ; pavillon sur le coupleur, stéthoscope allumé, volume monté ?"),
        "sweep-too-loud": tell.translate("Console", "trop fort, le son est coupé ; baisser le haut-parleur"),
        "sweep-gaps": tell.translate("Console", "la carte son a perdu des échantillons ; recommencer"),
        "sweep-no-input": tell.translate("Console", "l’entrée son du stéthoscope ne s’ouvre pas"),
        "sweep-no-loudspeaker": tell.translate("Console", "le haut-parleur ne s’ouvre pas"),
    }
    return known.get(why, why)
