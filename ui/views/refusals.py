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
        "not-standing": tell.translate("Console", "cette ligne est annulée ou corrigée, elle ne fait rien relire"),
        "corrects-unknown": tell.translate("Console", "la ligne à corriger n’existe pas"),
        "corrects-another-kind": tell.translate("Console", "une correction est de même nature que la ligne corrigée"),
        "two-signatures": tell.translate("Console", "deux personnes différentes signent"),
        "technician-first": tell.translate("Console", "un technicien signe en premier"),
        "certificate-over": tell.translate("Console", "le certificat de l’étalon est dépassé, ou un flacon périmé"),
        "reference-missing": tell.translate("Console", "l’étalon manque"),
        "environment-missing": tell.translate("Console", "les conditions de la pièce manquent"),
        "point-missing": tell.translate("Console", "un point manque"),
        "adjustment-unsaid": tell.translate("Console", "dites quel réglage a été fait"),
        "sweep-nothing-heard": tell.translate("Console", "rien n’est revenu ; pavillon sur le coupleur, stéthoscope allumé, volume monté ?"),
        "sweep-too-loud": tell.translate("Console", "trop fort, le son est coupé ; baisser le haut-parleur"),
        "sweep-gaps": tell.translate("Console", "la carte son a perdu des échantillons ; recommencer"),
        "sweep-no-input": tell.translate("Console", "l’entrée son du stéthoscope ne s’ouvre pas"),
        "sweep-no-loudspeaker": tell.translate("Console", "le haut-parleur ne s’ouvre pas"),
        "left-missing": tell.translate("Console", "après un réglage, ce qui a été lu est relu"),
        "stage-open": tell.translate("Console", "il reste des étapes"),
        "series-open": tell.translate("Console", "finissez d’abord la série commencée"),
        "too-early": tell.translate("Console", "une étape d’avant n’est pas faite"),
        "reference-unnamed": tell.translate("Console", "l’étalon a un nom, un numéro et un certificat"),
        "room-temperature": tell.translate("Console", "cette température de pièce n’existe pas"),
        "room-humidity": tell.translate("Console", "cette humidité n’existe pas"),
        "room-pressure": tell.translate("Console", "cette pression d’air n’existe pas"),
        "range-reversed": tell.translate("Console", "le haut de la plage est sous son bas ; relire celui des deux qui est faux"),
        "uncertainty": tell.translate("Console", "cette incertitude n’en est pas une"),
        "broken-off-without-failure": tell.translate("Console", "un contrôle s’interrompt seulement s’il échoue déjà"),
        "photo-large": tell.translate("Console", "image trop lourde"),
        "photo-unreadable": tell.translate("Console", "ce fichier n’est pas une image"),
        "photos-many": tell.translate("Console", "huit images au plus"),
        "photos-none": tell.translate("Console", "aucune image dans le dossier « photos » de la clé"),
        "deferred-to-the-past": tell.translate("Console", "un report va à un autre jour"),
        "not-begun": tell.translate("Console", "ce contrôle n’est plus en cours"),
    }
    return known.get(why, why)
