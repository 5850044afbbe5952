<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="fr_FR">
<context>
    <name>Acting</name>
    <message>
        <source>Le patient n’a rien à répondre maintenant.</source>
        <translation>The patient has nothing to answer now.</translation>
    </message>
    <message>
        <source>Ses propres mots</source>
        <translation>In their own words</translation>
    </message>
    <message>
        <source>%1 : %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Agreements</name>
    <message>
        <source>Parler au médecin en vidéo</source>
        <translation>Speak with the doctor by video</translation>
    </message>
    <message>
        <source>Rien n’est enregistré. Je peux arrêter à tout moment.</source>
        <translation>Nothing is recorded. I can stop at any time.</translation>
    </message>
    <message>
        <source>Être accompagné pendant l’appel</source>
        <translation>Have company during the call</translation>
    </message>
    <message>
        <source>Le téléassistant peut écrire au médecin : c’est gardé.</source>
        <translation>The assistant may write to the doctor: this is kept.</translation>
    </message>
    <message>
        <source>Prendre des images et des sons pour le médecin</source>
        <translation>Take pictures and sounds for the doctor</translation>
    </message>
    <message>
        <source>Seul le médecin les voit et les entend. Ils vont dans son compte rendu.</source>
        <translation>Only the doctor sees and hears them. They go into the report.</translation>
    </message>
    <message>
        <source>Mettre le résumé dans Mon espace santé</source>
        <translation>Put the summary into Mon espace santé</translation>
    </message>
    <message>
        <source>Vous le retrouvez chez vous.</source>
        <translation>You find it again at home.</translation>
    </message>
    <message>
        <source>Envoyer le résumé à mon médecin traitant</source>
        <translation>Send the summary to my own doctor</translation>
    </message>
    <message>
        <source>Il connaît la suite à donner.</source>
        <translation>Who knows what to do next.</translation>
    </message>
    <message>
        <source>Demander l’avis d’un autre médecin</source>
        <translation>Ask another doctor’s advice</translation>
    </message>
    <message>
        <source>Seulement si le médecin le juge utile.</source>
        <translation>Only if the doctor finds it useful.</translation>
    </message>
</context>
<context>
    <name>AlertSheet</name>
    <message>
        <source>Alerte depuis</source>
        <translation>Alert since</translation>
    </message>
    <message>
        <source>Ce qui a déclenché l’alerte, et ce qu’on sait</source>
        <translation>What raised the alert, and what is known</translation>
    </message>
    <message>
        <source>À dire au patient</source>
        <translation>To say to the patient</translation>
    </message>
    <message>
        <source>L’installer assis, au calme</source>
        <translation>Seat them, quietly</translation>
    </message>
    <message>
        <source>Défibrillateur à portée</source>
        <translation>Defibrillator within reach</translation>
    </message>
    <message>
        <source>Prévenir un collègue</source>
        <translation>Tell a colleague</translation>
    </message>
</context>
<context>
    <name>AlertWays</name>
    <message>
        <source>Appeler le 15</source>
        <translation>Call 15</translation>
    </message>
    <message>
        <source>Fiche prête à lire : nom, lieu, mesures</source>
        <translation>Sheet ready to read: name, place, values</translation>
    </message>
    <message>
        <source>Médecin tout de suite</source>
        <translation>Practitioner now</translation>
    </message>
    <message>
        <source>Passe en premier dans la file</source>
        <translation>Goes first in the queue</translation>
    </message>
    <message>
        <source>Voir un médecin en personne</source>
        <translation>See a doctor in person</translation>
    </message>
    <message>
        <source>La visite finit ici, avec une feuille</source>
        <translation>The visit ends here, with a sheet</translation>
    </message>
    <message>
        <source>Continuer malgré l’alerte</source>
        <translation>Go on despite the alert</translation>
    </message>
    <message>
        <source>Téléconsultation</source>
        <translation>Teleconsultation</translation>
    </message>
    <message>
        <source>Téléexpertise</source>
        <translation>Expert advice</translation>
    </message>
    <message>
        <source>Raison obligatoire</source>
        <translation>Reason required</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Continuer : %1</source>
        <translation>Continue: %1</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>Terminer l’appel</source>
        <translation>End the call</translation>
    </message>
</context>
<context>
    <name>CallStage</name>
    <message>
        <source>Rendre le micro</source>
        <translation>Unmute</translation>
    </message>
    <message>
        <source>Couper le micro</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>Montrer</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Masquer</source>
        <translation>Hide</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>Reprendre l’image</source>
        <translation>Take the picture again</translation>
    </message>
    <message>
        <source>Mesurer l’image</source>
        <translation>Measure the picture</translation>
    </message>
    <message>
        <source>Signer le contrôle</source>
        <translation>Sign the check</translation>
    </message>
    <message>
        <source>Résultats</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Tendance</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Aucun contrôle de cette caméra.</source>
        <translation>No check of this camera yet.</translation>
    </message>
    <message>
        <source>en ms</source>
        <translation>in ms</translation>
    </message>
</context>
<context>
    <name>Change</name>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Autres contrôles qui le concernent</source>
        <translation>Other checks that concern it</translation>
    </message>
</context>
<context>
    <name>ChatPanel</name>
    <message>
        <source>À voix basse avec le médecin</source>
        <translation>In a low voice with the practitioner</translation>
    </message>
    <message>
        <source>échange tracé</source>
        <translation>kept in the log</translation>
    </message>
    <message>
        <source>Le patient le sait. Tout est tracé.</source>
        <translation>The patient knows. All of it is logged.</translation>
    </message>
    <message>
        <source>1 nouveau</source>
        <translation>1 new</translation>
    </message>
    <message>
        <source>%1 nouveaux</source>
        <translation>%1 new</translation>
    </message>
    <message>
        <source>Écrire au médecin</source>
        <translation>Write to the practitioner</translation>
    </message>
    <message>
        <source>Envoyer</source>
        <translation>Send</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Vérifications</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>Avant</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Après</source>
        <translation>After</translation>
    </message>
    <message>
        <source>,</source>
        <translation>.</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>How</translation>
    </message>
    <message>
        <source>Conséquence</source>
        <translation>What follows</translation>
    </message>
    <message>
        <source>Deux signatures à la fin</source>
        <translation>Two signatures at the end</translation>
    </message>
</context>
<context>
    <name>CheckAdjusting</name>
    <message>
        <source>Réglage</source>
        <translation>Adjustment</translation>
    </message>
    <message>
        <source>Après un réglage, tout ce qui a été lu est relu. Sans réglage, ce qui est trouvé est ce qui reste.</source>
        <translation>After an adjustment, all that was read is read again. Without one, what was found is what is left.</translation>
    </message>
    <message>
        <source>Ce qui a été réglé, réparé ou nettoyé</source>
        <translation>What was adjusted, mended or cleaned</translation>
    </message>
    <message>
        <source>Noter ce réglage, puis relire</source>
        <translation>Note this adjustment, then read again</translation>
    </message>
    <message>
        <source>Aucun réglage</source>
        <translation>No adjustment</translation>
    </message>
</context>
<context>
    <name>CheckDone</name>
    <message>
        <source>Inscrit au registre</source>
        <translation>In the register</translation>
    </message>
    <message>
        <source>Certificat PDF</source>
        <translation>Certificate, PDF</translation>
    </message>
    <message>
        <source>Imprimer le certificat</source>
        <translation>Print the certificate</translation>
    </message>
    <message>
        <source>On écrit…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>Voir les visites</source>
        <translation>See the visits</translation>
    </message>
</context>
<context>
    <name>CheckNotes</name>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Remarque</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Employeur du technicien</source>
        <translation>The technician’s employer</translation>
    </message>
    <message>
        <source>Noter</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Étalon ou flacons, conditions</source>
        <translation>Standard or vials, conditions</translation>
    </message>
    <message>
        <source>Noter un réglage</source>
        <translation>Note an adjustment</translation>
    </message>
    <message>
        <source>Motif, pour interrompre ou abandonner</source>
        <translation>Reason, to break off or give up</translation>
    </message>
    <message>
        <source>Arrêter : non conforme</source>
        <translation>Stop: failed</translation>
    </message>
    <message>
        <source>Abandonner</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>Retour aux relevés</source>
        <translation>Back to the readings</translation>
    </message>
</context>
<context>
    <name>CheckPreparation</name>
    <message>
        <source>Avant les relevés</source>
        <translation>Before the readings</translation>
    </message>
    <message>
        <source>Commencer les relevés</source>
        <translation>Begin the readings</translation>
    </message>
</context>
<context>
    <name>CheckRowLine</name>
    <message>
        <source>Reporter</source>
        <translation>Put off</translation>
    </message>
</context>
<context>
    <name>CheckSigning</name>
    <message>
        <source>%1 chiffres sur 6</source>
        <translation>%1 of 6 figures</translation>
    </message>
    <message>
        <source>Vider</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Retour aux relevés</source>
        <translation>Back to the readings</translation>
    </message>
</context>
<context>
    <name>CheckStages</name>
    <message>
        <source>Étapes</source>
        <translation>Steps</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>,</source>
        <translation>.</translation>
    </message>
    <message>
        <source>Changer de signe</source>
        <translation>Change the sign</translation>
    </message>
    <message>
        <source>Noter ce palier</source>
        <translation>Note this reading</translation>
    </message>
    <message>
        <source>Bon</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Défaut</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>Lire sur l’appareil</source>
        <translation>Read on the device</translation>
    </message>
    <message>
        <source>Vider la pression</source>
        <translation>Let the pressure out</translation>
    </message>
</context>
<context>
    <name>CheckTable</name>
    <message>
        <source>Avant réglage</source>
        <translation>Before adjustment</translation>
    </message>
    <message>
        <source>Tel que trouvé</source>
        <translation>As found</translation>
    </message>
    <message>
        <source>Après réglage</source>
        <translation>After adjustment</translation>
    </message>
    <message>
        <source>Palier</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Étape</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>Relire le précédent</source>
        <translation>One step back</translation>
    </message>
    <message>
        <source>Notes, photos</source>
        <translation>Notes, photos</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Reporter : %1</source>
        <translation>Put off: %1</translation>
    </message>
    <message>
        <source>l’échéance reste ; le motif va au registre</source>
        <translation>it stays due; the reason goes into the register</translation>
    </message>
    <message>
        <source>Motif du report</source>
        <translation>Reason for putting it off</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Valeurs depuis l’acceptation</source>
        <translation>Values since acceptance</translation>
    </message>
    <message>
        <source>Essai</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>À l’acceptation</source>
        <translation>At acceptance</translation>
    </message>
    <message>
        <source>Avant-dernier</source>
        <translation>Last but one</translation>
    </message>
    <message>
        <source>Dernier</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Limite</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Pression statique et fuite</source>
        <translation>Static pressure and leak</translation>
    </message>
    <message>
        <source>Mode manomètre, raccord en T, volume rigide de 500 ml.</source>
        <translation>Manometer mode, T-piece, rigid volume of 500 ml.</translation>
    </message>
    <message>
        <source>Zéro et raccord en T</source>
        <translation>Zero and T-piece</translation>
    </message>
    <message>
        <source>Proposition d’Alcôve : les deux manomètres à l’air libre, à zéro, puis reliés</source>
        <translation>Alcôve’s proposal: both manometers open to the air, at zero, then joined</translation>
    </message>
    <message>
        <source>Pression statique</source>
        <translation>Static pressure</translation>
    </message>
    <message>
        <source>IEC 80601-2-30, de seconde main : ± 3 mmHg</source>
        <translation>IEC 80601-2-30, second-hand: ± 3 mmHg</translation>
    </message>
    <message>
        <source>Fuite à 250 mmHg</source>
        <translation>Leak at 250 mmHg</translation>
    </message>
    <message>
        <source>OIML R 149, de seconde main : 6 mmHg par minute au plus</source>
        <translation>OIML R 149, second-hand: 6 mmHg a minute at most</translation>
    </message>
    <message>
        <source>Dégonflage rapide de 260 à 15 mmHg</source>
        <translation>Rapid exhaust from 260 to 15 mmHg</translation>
    </message>
    <message>
        <source>OIML R 149, de seconde main : 10 s au plus</source>
        <translation>OIML R 149, second-hand: 10 s at most</translation>
    </message>
    <message>
        <source>Sécurité de surpression</source>
        <translation>Over-pressure cut-off</translation>
    </message>
    <message>
        <source>IEC 80601-2-30, de seconde main : coupure à 330 mmHg au plus</source>
        <translation>IEC 80601-2-30, second-hand: cuts off at 330 mmHg at most</translation>
    </message>
    <message>
        <source>Testeur fonctionnel de SpO₂</source>
        <translation>SpO₂ functional tester</translation>
    </message>
    <message>
        <source>Courbe R de la marque de l’appareil. Le testeur montre que l’appareil fonctionne, il ne prouve pas sa justesse.</source>
        <translation>R-curve of the device’s make. The tester shows that the device works; it does not prove that it is right.</translation>
    </message>
    <message>
        <source>Pince, câble et diodes sans défaut</source>
        <translation>Clip, cable and diodes without a fault</translation>
    </message>
    <message>
        <source>Proposition d’Alcôve</source>
        <translation>Alcôve’s proposal</translation>
    </message>
    <message>
        <source>SpO₂, testeur à 96 %</source>
        <translation>SpO₂, tester at 96 %</translation>
    </message>
    <message>
        <source>Notice d’un fabricant (Mindray PM-60) : 96 ± 2 %</source>
        <translation>A maker’s manual (Mindray PM-60): 96 ± 2 %</translation>
    </message>
    <message>
        <source>SpO₂, testeur à 80 %</source>
        <translation>SpO₂, tester at 80 %</translation>
    </message>
    <message>
        <source>Pouls, testeur à 80</source>
        <translation>Pulse, tester at 80</translation>
    </message>
    <message>
        <source>Notice d’un fabricant (Mindray PM-60) : 80 ± 3 par minute</source>
        <translation>A maker’s manual (Mindray PM-60): 80 ± 3 a minute</translation>
    </message>
    <message>
        <source>SpO₂ avec mouvement, testeur à 96 %</source>
        <translation>SpO₂ with movement, tester at 96 %</translation>
    </message>
    <message>
        <source>Notice d’un fabricant (Mindray PM-60) : ± 3 % en mouvement</source>
        <translation>A maker’s manual (Mindray PM-60): ± 3 % in movement</translation>
    </message>
    <message>
        <source>Pouls avec mouvement, testeur à 80</source>
        <translation>Pulse with movement, tester at 80</translation>
    </message>
    <message>
        <source>Notice d’un fabricant (Mindray PM-60) : ± 5 par minute en mouvement</source>
        <translation>A maker’s manual (Mindray PM-60): ± 5 a minute in movement</translation>
    </message>
    <message>
        <source>Corps noir</source>
        <translation>Black body</translation>
    </message>
    <message>
        <source>Mode direct, sans correction, émissivité du corps noir. Attendre l’équilibre avec la pièce.</source>
        <translation>Direct mode, no correction, the black body’s emissivity. Wait until it has the room’s temperature.</translation>
    </message>
    <message>
        <source>Lentille propre et sans rayure, mode direct</source>
        <translation>Lens clean and without a scratch, direct mode</translation>
    </message>
    <message>
        <source>ASTM E1965, de seconde main : ± 0,3 °C hors de 36 à 39 °C</source>
        <translation>ASTM E1965, second-hand: ± 0.3 °C outside 36 to 39 °C</translation>
    </message>
    <message>
        <source>ASTM E1965, de seconde main : ± 0,2 °C de 36 à 39 °C</source>
        <translation>ASTM E1965, second-hand: ± 0.2 °C from 36 to 39 °C</translation>
    </message>
    <message>
        <source>Masses d’essai</source>
        <translation>Test weights</translation>
    </message>
    <message>
        <source>Sol dur et de niveau, plateau vide au départ.</source>
        <translation>Hard and level floor, empty at the start.</translation>
    </message>
    <message>
        <source>Balance de niveau, plateau vide</source>
        <translation>Scale level and empty</translation>
    </message>
    <message>
        <source>Masse d’essai</source>
        <translation>Test weight</translation>
    </message>
    <message>
        <source>OIML R 76, de seconde main, classe III en service, échelon de 0,1 kg : ± 1 échelon jusqu’à 500 échelons</source>
        <translation>OIML R 76, second-hand, class III in service, interval 0.1 kg: ± 1 interval up to 500</translation>
    </message>
    <message>
        <source>OIML R 76, de seconde main, classe III en service, échelon de 0,1 kg : ± 2 échelons jusqu’à 2000</source>
        <translation>OIML R 76, second-hand, class III in service, interval 0.1 kg: ± 2 intervals up to 2000</translation>
    </message>
    <message>
        <source>Image de la caméra d’examen</source>
        <translation>The examination camera’s picture</translation>
    </message>
    <message>
        <source>Mire imprimée dans son support, lampe à 70 %, comparée à l’image d’acceptation.</source>
        <translation>Printed chart in its jig, lamp at 70 %, compared with the acceptance picture.</translation>
    </message>
    <message>
        <source>Netteté au centre (MTF50)</source>
        <translation>Sharpness in the middle (MTF50)</translation>
    </message>
    <message>
        <source>Proposition d’Alcôve : 80 % de l’acceptation au moins</source>
        <translation>Alcôve’s proposal: at least 80 % of acceptance</translation>
    </message>
    <message>
        <source>Netteté au bord (MTF50, pire coin)</source>
        <translation>Sharpness at the edge (MTF50, worst corner)</translation>
    </message>
    <message>
        <source>Couleurs (ΔE00 moyen)</source>
        <translation>Colours (mean ΔE00)</translation>
    </message>
    <message>
        <source>Rouge (ΔE00, case utile)</source>
        <translation>Red (ΔE00, the patch that matters)</translation>
    </message>
    <message>
        <source>Exposition (écart de clarté, 6 gris)</source>
        <translation>Exposure (lightness off, 6 greys)</translation>
    </message>
    <message>
        <source>Lumière égale (bord sur centre)</source>
        <translation>Even light (edge over middle)</translation>
    </message>
    <message>
        <source>Pixels morts sur fond gris</source>
        <translation>Dead pixels on grey</translation>
    </message>
    <message>
        <source>Images par seconde</source>
        <translation>Pictures a second</translation>
    </message>
    <message>
        <source>Retard de la lampe à l’écran</source>
        <translation>Delay from lamp to screen</translation>
    </message>
    <message>
        <source>Balayage en boucle</source>
        <translation>Loop-back sweep</translation>
    </message>
    <message>
        <source>Pavillon sur le coupleur, pièce calme. Le son part du coupleur et revient par le chemin de la consultation.</source>
        <translation>Chest piece on the coupler, quiet room. The sound leaves the coupler and comes back by the consultation’s own way.</translation>
    </message>
    <message>
        <source>Réponse à 50 Hz</source>
        <translation>Response at 50 Hz</translation>
    </message>
    <message>
        <source>Proposition d’Alcôve : ± 6 dB autour de l’acceptation</source>
        <translation>Alcôve’s proposal: ± 6 dB around acceptance</translation>
    </message>
    <message>
        <source>Réponse à 100 Hz</source>
        <translation>Response at 100 Hz</translation>
    </message>
    <message>
        <source>Réponse à 200 Hz</source>
        <translation>Response at 200 Hz</translation>
    </message>
    <message>
        <source>Réponse à 400 Hz</source>
        <translation>Response at 400 Hz</translation>
    </message>
    <message>
        <source>Réponse à 800 Hz</source>
        <translation>Response at 800 Hz</translation>
    </message>
    <message>
        <source>Bruit de fond</source>
        <translation>Background noise</translation>
    </message>
    <message>
        <source>Gain automatique : ce qui manque à un pas de 12 dB</source>
        <translation>Automatic gain: what a step of 12 dB lacks</translation>
    </message>
    <message>
        <source>Proposition d’Alcôve : ± 2 dB ; un gain automatique en ôte davantage</source>
        <translation>Alcôve’s proposal: ± 2 dB; an automatic gain takes more of it</translation>
    </message>
    <message>
        <source>Réduction de bruit : un bruit continu, de la fin au début</source>
        <translation>Noise suppression: a steady noise, end against beginning</translation>
    </message>
    <message>
        <source>Proposition d’Alcôve : ± 2 dB en trois secondes ; une réduction de bruit l’efface</source>
        <translation>Alcôve’s proposal: ± 2 dB in three seconds; noise suppression wipes it out</translation>
    </message>
    <message>
        <source>Seuil : ce qu’un bruit faible perd de trop après le silence</source>
        <translation>Gate: what a faint noise loses too much after silence</translation>
    </message>
    <message>
        <source>Proposition d’Alcôve : ± 3 dB ; un seuil le coupe</source>
        <translation>Alcôve’s proposal: ± 3 dB; a gate cuts it</translation>
    </message>
    <message>
        <source>Piles</source>
        <translation>Batteries</translation>
    </message>
    <message>
        <source>Lire la charge sur l’appareil ou dans « alcove devices ».</source>
        <translation>Read the charge on the device or with “alcove devices”.</translation>
    </message>
    <message>
        <source>Charge</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Consommables</source>
        <translation>Consumables</translation>
    </message>
    <message>
        <source>Compter ce qui reste : brassards, embouts, couvre-sondes, papier.</source>
        <translation>Count what is left: cuffs, specula, probe covers, paper.</translation>
    </message>
    <message>
        <source>Ce qui reste</source>
        <translation>What is left</translation>
    </message>
    <message>
        <source>Sécurité électrique</source>
        <translation>Electrical safety</translation>
    </message>
    <message>
        <source>La borne est essayée comme un tout, classe I, avec ses accessoires. Regarder d’abord : rien n’est mesuré sur un câble abîmé.</source>
        <translation>The booth is tested as a whole, class I, with its accessories. Look first: nothing is measured on a worn cable.</translation>
    </message>
    <message>
        <source>Câbles, fiches et boîtiers sans défaut</source>
        <translation>Cables, plugs and housings without a fault</translation>
    </message>
    <message>
        <source>IEC 62353 : examen visuel d’abord</source>
        <translation>IEC 62353: visual inspection first</translation>
    </message>
    <message>
        <source>Marquages lisibles, notices et accessoires présents</source>
        <translation>Markings readable, manuals and accessories there</translation>
    </message>
    <message>
        <source>Résistance de la terre de protection</source>
        <translation>Protective earth resistance</translation>
    </message>
    <message>
        <source>IEC 62353 : 0,3 Ω au plus, cordon compris</source>
        <translation>IEC 62353: 0.3 Ω at most, with the cord</translation>
    </message>
    <message>
        <source>Résistance d’isolement</source>
        <translation>Insulation resistance</translation>
    </message>
    <message>
        <source>IEC 62353, de seconde main : 2 MΩ au moins, classe I</source>
        <translation>IEC 62353, second-hand: 2 MΩ at least, class I</translation>
    </message>
    <message>
        <source>Courant de fuite de l’équipement</source>
        <translation>Equipment leakage current</translation>
    </message>
    <message>
        <source>IEC 62353, de seconde main : 500 µA au plus, classe I, méthode directe ou différentielle</source>
        <translation>IEC 62353, second-hand: 500 µA at most, class I, direct or differential method</translation>
    </message>
    <message>
        <source>IEC 62353, de seconde main : 1000 µA au plus, classe I, méthode alternative</source>
        <translation>IEC 62353, second-hand: 1000 µA at most, class I, alternative method</translation>
    </message>
    <message>
        <source>Courant de fuite des parties appliquées (type BF)</source>
        <translation>Applied part leakage current (type BF)</translation>
    </message>
    <message>
        <source>IEC 62353, de seconde main : 5000 µA au plus, type BF</source>
        <translation>IEC 62353, second-hand: 5000 µA at most, type BF</translation>
    </message>
    <message>
        <source>Solutions de contrôle</source>
        <translation>Control solutions</translation>
    </message>
    <message>
        <source>Deux solutions de contrôle de la marque du lecteur, basse et haute. Chiffres en mg/dL ; un flacon en g/L : ×&#xa0;100.</source>
        <translation>Two control solutions of the meter’s own make, low and high. Numbers in mg/dL; a vial in g/L: ×&#xa0;100.</translation>
    </message>
    <message>
        <source>Solutions et bandelettes non périmées, flacons datés</source>
        <translation>Solutions and strips not expired, vials dated</translation>
    </message>
    <message>
        <source>Solution basse : bas de la plage imprimée</source>
        <translation>Low solution: lower end of the printed range</translation>
    </message>
    <message>
        <source>Imprimé par le fabricant ; ce qu’un lecteur peut dire : 10 à 800 mg/dL</source>
        <translation>Printed by the maker; what a meter can say: 10 to 800 mg/dL</translation>
    </message>
    <message>
        <source>Solution basse : haut de la plage imprimée</source>
        <translation>Low solution: upper end of the printed range</translation>
    </message>
    <message>
        <source>Solution basse : valeur du lecteur</source>
        <translation>Low solution: what the meter reads</translation>
    </message>
    <message>
        <source>Plage imprimée par le fabricant sur le flacon ou la boîte</source>
        <translation>Range printed by the maker on the vial or the box</translation>
    </message>
    <message>
        <source>Solution haute : bas de la plage imprimée</source>
        <translation>High solution: lower end of the printed range</translation>
    </message>
    <message>
        <source>Solution haute : haut de la plage imprimée</source>
        <translation>High solution: upper end of the printed range</translation>
    </message>
    <message>
        <source>Solution haute : valeur du lecteur</source>
        <translation>High solution: what the meter reads</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Le compte rendu est-il bien arrivé ?</source>
        <translation>Has the report arrived?</translation>
    </message>
    <message>
        <source>Cette visite a fini sans compte rendu : rien n’est envoyé.</source>
        <translation>This visit ended without a report: nothing is sent.</translation>
    </message>
    <message>
        <source>Et après ?</source>
        <translation>What next?</translation>
    </message>
    <message>
        <source>Hygiène avant le patient suivant</source>
        <translation>Cleaning before the next patient</translation>
    </message>
    <message>
        <source>Effacer la visite de la borne</source>
        <translation>Wipe the visit from the booth</translation>
    </message>
    <message>
        <source>Effacer</source>
        <translation>Wipe</translation>
    </message>
    <message>
        <source>Patient suivant</source>
        <translation>Next patient</translation>
    </message>
    <message>
        <source>Patient suivant : %1</source>
        <translation>Next patient: %1</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Qui reprend la visite ?</source>
        <translation>Who takes up the visit?</translation>
    </message>
    <message>
        <source>Qui ouvre la borne ?</source>
        <translation>Who opens the booth?</translation>
    </message>
    <message>
        <source>Qui travaille sur la borne ?</source>
        <translation>Who works on the booth?</translation>
    </message>
    <message>
        <source>Vider</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Touchez votre nom. Chacun a son compte, jamais partagé.</source>
        <translation>Touch your name. Each has an account, never shared.</translation>
    </message>
    <message>
        <source>Code personnel, jamais prêté. Après 5 erreurs, attendre 10 minutes.</source>
        <translation>Personal code, never lent. After 5 errors, wait 10 minutes.</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Valeur non gardée : {0}. Mesurez ou saisissez de nouveau.</source>
        <translation>Value not kept: {0}. Measure or type it again.</translation>
    </message>
    <message>
        <source>Ouvrez votre session d’abord.</source>
        <translation>Log in first.</translation>
    </message>
    <message>
        <source>L’identité est à compléter.</source>
        <translation>The identity is not complete.</translation>
    </message>
    <message>
        <source>Rien n’est sorti de l’imprimante. Lisez la feuille au patient.</source>
        <translation>Nothing came out of the printer. Read the sheet to the patient.</translation>
    </message>
    <message>
        <source>Un technicien travaille sur la borne : attendez qu’il ait fini.</source>
        <translation>A technician works on the booth: wait until they have finished.</translation>
    </message>
    <message>
        <source>Ce n’est pas possible à cette étape. Rien n’a changé : continuez où la visite en est.</source>
        <translation>Not possible at this step. Nothing has changed: go on from where the visit is.</translation>
    </message>
    <message>
        <source>Contrôle du stéthoscope dépassé : il n’écoute pas. Continuez sans lui.</source>
        <translation>The stethoscope’s check is overdue: it does not listen. Go on without it.</translation>
    </message>
    <message>
        <source>L’appareil ne répond pas. Vérifiez qu’il est allumé et branché, puis recommencez.</source>
        <translation>The device does not answer. Check that it is on and plugged in, then try again.</translation>
    </message>
    <message>
        <source>Contrôle dépassé : cet appareil ne mesure pas. La valeur peut être saisie.</source>
        <translation>Check overdue: this device does not measure. The value can be typed.</translation>
    </message>
    <message>
        <source>L’appareil ne répond pas.</source>
        <translation>The device does not answer.</translation>
    </message>
    <message>
        <source>Un fichier de la borne est abîmé : la suite n’est plus enregistrée. Notez-la sur papier, et appelez le technicien.</source>
        <translation>A file of the booth is damaged: what follows is no longer stored. Note it on paper, and call the technician.</translation>
    </message>
    <message>
        <source>Cela n’a pas été enregistré : le disque ne répond pas, ou il est plein. Le reste l’est. Appelez le technicien.</source>
        <translation>This was not stored: the disk does not answer, or is full. All the rest is. Call the technician.</translation>
    </message>
    <message>
        <source>Une erreur s’est produite. La visite est enregistrée : recommencez, ou appelez le technicien.</source>
        <translation>Something went wrong. The visit is stored: try again, or call the technician.</translation>
    </message>
    <message>
        <source>Attendre jusqu’à {0}</source>
        <translation>Wait until {0}</translation>
    </message>
    <message>
        <source>Faux : encore 1 essai</source>
        <translation>Wrong: 1 try left</translation>
    </message>
    <message>
        <source>Faux : encore {0} essais</source>
        <translation>Wrong: {0} tries left</translation>
    </message>
    <message>
        <source>Une visite est en cours</source>
        <translation>A visit is under way</translation>
    </message>
    <message>
        <source>oui, sans précision</source>
        <translation>yes, no detail</translation>
    </message>
    <message>
        <source>Dites un endroit du corps, en {0} signes au plus.</source>
        <translation>Name a place on the body, in {0} characters at most.</translation>
    </message>
    <message>
        <source>Pas d’image à figer : le dermatoscope n’envoie rien.</source>
        <translation>No picture to freeze: the dermatoscope sends nothing.</translation>
    </message>
    <message>
        <source>Pas d’image à figer : l’otoscope n’envoie rien.</source>
        <translation>No picture to freeze: the otoscope sends nothing.</translation>
    </message>
    <message>
        <source>Choisissez d’abord l’issue et sa raison.</source>
        <translation>First choose the ending and its reason.</translation>
    </message>
    <message>
        <source>{0:02}/{1:02}/{2}, {3}</source>
        <translation>{0:02}/{1:02}/{2}, {3}</translation>
    </message>
    <message>
        <source>Réseau bon</source>
        <translation>Network good</translation>
    </message>
    <message>
        <source>Réseau coupé</source>
        <translation>Network down</translation>
    </message>
    <message>
        <source>Sans réseau</source>
        <translation>No network</translation>
    </message>
    <message>
        <source>Borne fermée : mode technicien</source>
        <translation>Booth closed: technician mode</translation>
    </message>
    <message>
        <source>Console verrouillée</source>
        <translation>Console locked</translation>
    </message>
    <message>
        <source>Ils repartent seuls. Noms et actions après le code.</source>
        <translation>They are sent again by themselves. Names and actions after the code.</translation>
    </message>
    <message>
        <source>Tout est arrivé.</source>
        <translation>Everything has arrived.</translation>
    </message>
    <message>
        <source>Technicien</source>
        <translation>Technician</translation>
    </message>
    <message>
        <source>Téléassistants</source>
        <translation>Assistants</translation>
    </message>
    <message>
        <source>Alarme sans son : appelez à voix haute.</source>
        <translation>Alarm without sound: call out loud.</translation>
    </message>
    <message>
        <source>L’alarme sonne.</source>
        <translation>The alarm sounds.</translation>
    </message>
    <message>
        <source>Urgence appelée par {0} à {1}. {2}</source>
        <translation>Emergency called by {0} at {1}. {2}</translation>
    </message>
    <message>
        <source>Urgence appelée à {0}. {1}</source>
        <translation>Emergency called at {0}. {1}</translation>
    </message>
    <message>
        <source>Pas encore de motif</source>
        <translation>No reason yet</translation>
    </message>
    <message>
        <source>Personne dans l’alcôve</source>
        <translation>Nobody in the booth</translation>
    </message>
    <message>
        <source>Session fermée</source>
        <translation>Session closed</translation>
    </message>
    <message>
        <source>Mettre en pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Quelqu’un</source>
        <translation>Somebody</translation>
    </message>
    <message>
        <source>choisir comment</source>
        <translation>choose how</translation>
    </message>
    <message>
        <source>il manque la raison</source>
        <translation>the reason is missing</translation>
    </message>
    <message>
        <source>personne n’est connecté</source>
        <translation>nobody is logged in</translation>
    </message>
    <message>
        <source>Écran de la patiente</source>
        <translation>The patient’s screen</translation>
    </message>
    <message>
        <source>Écran du patient</source>
        <translation>The patient’s screen</translation>
    </message>
    <message>
        <source>Agir pour elle</source>
        <translation>Act for her</translation>
    </message>
    <message>
        <source>Agir pour lui</source>
        <translation>Act for him</translation>
    </message>
    <message>
        <source>Messages : après l’accord du patient.</source>
        <translation>Messages: once the patient has agreed.</translation>
    </message>
    <message>
        <source>La patiente veut être seule avec le médecin : ni image, ni messages ici.</source>
        <translation>The patient wants to be alone with the doctor: no picture, no messages here.</translation>
    </message>
    <message>
        <source>Le patient veut être seul avec le médecin : ni image, ni messages ici.</source>
        <translation>The patient wants to be alone with the doctor: no picture, no messages here.</translation>
    </message>
    <message>
        <source>Le médecin</source>
        <translation>The practitioner</translation>
    </message>
    <message>
        <source>Aucune visite dans la borne</source>
        <translation>No visit in the booth</translation>
    </message>
    <message>
        <source>Visite qui ne s’ouvre plus : {0}. Appelez le technicien, n’effacez rien.</source>
        <translation>Visits that no longer open: {0}. Call the technician, delete nothing.</translation>
    </message>
    <message>
        <source>Une visite attend : rien n’est perdu</source>
        <translation>A visit waits: nothing is lost</translation>
    </message>
    <message>
        <source>Visite en cours, {0} en répond</source>
        <translation>Visit in progress, {0} answers for it</translation>
    </message>
    <message>
        <source>Une alerte attend votre décision</source>
        <translation>An alert awaits your decision</translation>
    </message>
    <message>
        <source>Code de {0}</source>
        <translation>{0}’s code</translation>
    </message>
    <message>
        <source>C’est bien vous</source>
        <translation>It is you</translation>
    </message>
    <message>
        <source>{0} ans</source>
        <translation>{0} years</translation>
    </message>
    <message>
        <source>Le patient</source>
        <translation>The patient</translation>
    </message>
    <message>
        <source>déjà fini</source>
        <translation>already finished</translation>
    </message>
    <message>
        <source>{0} sur {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>Dit par {0}, noté par {1}.</source>
        <translation>Said by {0}, noted by {1}.</translation>
    </message>
    <message>
        <source>Décidé : {0}, par {1} à {2}</source>
        <translation>Decided: {0}, by {1} at {2}</translation>
    </message>
    <message>
        <source>Seule</source>
        <translation>Alone</translation>
    </message>
    <message>
        <source>Seul</source>
        <translation>Alone</translation>
    </message>
    <message>
        <source>C’est bien {0} {1}</source>
        <translation>It is {0} {1}</translation>
    </message>
    <message>
        <source>écrit par {0}, {1}</source>
        <translation>written by {0}, {1}</translation>
    </message>
    <message>
        <source>En ligne</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Connexion en cours</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Ligne coupée : on reconnecte</source>
        <translation>Line cut: reconnecting</translation>
    </message>
    <message>
        <source>Pas d’appel en cours</source>
        <translation>No call</translation>
    </message>
    <message>
        <source>Appel terminé</source>
        <translation>Call over</translation>
    </message>
    <message>
        <source>Images refusées par le patient</source>
        <translation>Pictures refused by the patient</translation>
    </message>
    <message>
        <source>Choisir l’oreille</source>
        <translation>Choose the ear</translation>
    </message>
    <message>
        <source>pour information</source>
        <translation>for information</translation>
    </message>
    <message>
        <source>Qualité : {0}</source>
        <translation>Quality: {0}</translation>
    </message>
    <message>
        <source>bonne</source>
        <translation>good</translation>
    </message>
    <message>
        <source>Pas d’image du dermatoscope. Allumez-le, ou prenez-le de son socle.</source>
        <translation>No picture from the dermatoscope. Switch it on, or take it off its stand.</translation>
    </message>
    <message>
        <source>Médecin attendu</source>
        <translation>Practitioner expected</translation>
    </message>
    <message>
        <source>Figer d’abord</source>
        <translation>Freeze first</translation>
    </message>
    <message>
        <source>Pas d’image de l’otoscope. Allumez-le, ou prenez-le de son socle.</source>
        <translation>No picture from the otoscope. Switch it on, or take it off its stand.</translation>
    </message>
    <message>
        <source>Ce que la patiente emporte</source>
        <translation>What the patient takes home</translation>
    </message>
    <message>
        <source>Ce que le patient emporte</source>
        <translation>What the patient takes home</translation>
    </message>
    <message>
        <source>Votre visite du {0:02}/{1:02}</source>
        <translation>Your visit on {0:02}/{1:02}</translation>
    </message>
    <message>
        <source>Signé par {0} à {1}</source>
        <translation>Signed by {0} at {1}</translation>
    </message>
    <message>
        <source>Redit : « {0} »</source>
        <translation>Said back: “{0}”</translation>
    </message>
    <message>
        <source>Signé par {0}</source>
        <translation>Signed by {0}</translation>
    </message>
    <message>
        <source>Champ suivant</source>
        <translation>Next field</translation>
    </message>
    <message>
        <source>Terminé</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Arrêter l’urgence</source>
        <translation>Stop the emergency</translation>
    </message>
    <message>
        <source>destinataire injoignable</source>
        <translation>recipient unreachable</translation>
    </message>
    <message>
        <source>pas de réponse à temps</source>
        <translation>no answer in time</translation>
    </message>
    <message>
        <source>panne chez le destinataire</source>
        <translation>recipient’s system failed</translation>
    </message>
    <message>
        <source>refusé par le destinataire</source>
        <translation>refused by the recipient</translation>
    </message>
    <message>
        <source>réponse non comprise</source>
        <translation>answer not understood</translation>
    </message>
    <message>
        <source>autre contenu déjà là</source>
        <translation>another content is there</translation>
    </message>
    <message>
        <source>envoi interrompu</source>
        <translation>sending interrupted</translation>
    </message>
    <message>
        <source>accord retiré pendant l’envoi</source>
        <translation>agreement taken back while it was sent</translation>
    </message>
    <message>
        <source>Mon espace santé</source>
        <translation>Mon espace santé</translation>
    </message>
    <message>
        <source>Médecin traitant</source>
        <translation>Own doctor</translation>
    </message>
    <message>
        <source>Non envoyé : refus du patient</source>
        <translation>Not sent: refused by the patient</translation>
    </message>
    <message>
        <source>Refusé à {0}</source>
        <translation>Refused at {0}</translation>
    </message>
    <message>
        <source>Retiré à {0}</source>
        <translation>Withdrawn at {0}</translation>
    </message>
    <message>
        <source>Compte rendu</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>accusé n° {0}</source>
        <translation>receipt no. {0}</translation>
    </message>
    <message>
        <source>simulation</source>
        <translation>simulation</translation>
    </message>
    <message>
        <source>Reçu, preuve gardée</source>
        <translation>Received, proof kept</translation>
    </message>
    <message>
        <source>Envoi en cours</source>
        <translation>Being sent</translation>
    </message>
    <message>
        <source>essai n° {0}</source>
        <translation>attempt {0}</translation>
    </message>
    <message>
        <source>Envoyé, accusé attendu</source>
        <translation>Sent, receipt awaited</translation>
    </message>
    <message>
        <source>{0} essais · rien n’est perdu</source>
        <translation>{0} tries · nothing is lost</translation>
    </message>
    <message>
        <source>{0} essai · rien n’est perdu</source>
        <translation>{0} try · nothing is lost</translation>
    </message>
    <message>
        <source>Pas parti : {0}</source>
        <translation>Not sent: {0}</translation>
    </message>
    <message>
        <source>Pas parti</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Accord retiré pendant l’envoi</source>
        <translation>Agreement taken back while being sent</translation>
    </message>
    <message>
        <source>peut-être arrivé avant</source>
        <translation>may have arrived before</translation>
    </message>
    <message>
        <source>Non activé ici</source>
        <translation>Not active here</translation>
    </message>
    <message>
        <source>sur la feuille du patient</source>
        <translation>on the patient’s sheet</translation>
    </message>
    <message>
        <source>En file</source>
        <translation>Queued</translation>
    </message>
    <message>
        <source>{0} · nouvel essai à {1}</source>
        <translation>{0} · next try at {1}</translation>
    </message>
    <message>
        <source>{0} envoi continue seul dans la file chiffrée, même après l’effacement. Suivi à l’ouverture de la borne.</source>
        <translation>{0} delivery goes on by itself in the encrypted queue, even after the wipe. Followed at the opening.</translation>
    </message>
    <message>
        <source>{0} envois continuent seuls dans la file chiffrée, même après l’effacement. Suivi à l’ouverture de la borne.</source>
        <translation>{0} deliveries go on by themselves in the encrypted queue, even after the wipe. Followed at the opening.</translation>
    </message>
    <message>
        <source>Visite du {0:02}/{1:02}, {2}</source>
        <translation>Visit of {0:02}/{1:02}, {2}</translation>
    </message>
    <message>
        <source>{0} essais</source>
        <translation>{0} tries</translation>
    </message>
    <message>
        <source>Sans accusé : {0}</source>
        <translation>No receipt: {0}</translation>
    </message>
    <message>
        <source>En retard de {0}</source>
        <translation>Late by {0}</translation>
    </message>
    <message>
        <source>Siège, table et écran</source>
        <translation>Chair, table and screen</translation>
    </message>
    <message>
        <source>Brassard</source>
        <translation>Cuff</translation>
    </message>
    <message>
        <source>Pince à oxygène</source>
        <translation>Oxygen clip</translation>
    </message>
    <message>
        <source>Thermomètre</source>
        <translation>Thermometer</translation>
    </message>
    <message>
        <source>Embout d’otoscope jeté</source>
        <translation>Otoscope tip thrown away</translation>
    </message>
    <message>
        <source>Dermatoscope</source>
        <translation>Dermatoscope</translation>
    </message>
    <message>
        <source>Casque audio</source>
        <translation>Headset</translation>
    </message>
    <message>
        <source>Air renouvelé</source>
        <translation>Air renewed</translation>
    </message>
    <message>
        <source>La visite est effacée de la borne</source>
        <translation>The visit is wiped from the booth</translation>
    </message>
    <message>
        <source>Possible dès maintenant : n’attend aucun accusé</source>
        <translation>Possible now: waits for no receipt</translation>
    </message>
    <message>
        <source>effacement</source>
        <translation>wipe</translation>
    </message>
    <message>
        <source>Le résumé et les envois d’abord</source>
        <translation>First the summary and the sending</translation>
    </message>
    <message>
        <source>hygiène, effacement</source>
        <translation>cleaning, wipe</translation>
    </message>
    <message>
        <source>Après l’hygiène : n’attend aucun accusé</source>
        <translation>After cleaning: waits for no receipt</translation>
    </message>
    <message>
        <source>Hygiène : encore {0}</source>
        <translation>Cleaning: {0} left</translation>
    </message>
    <message>
        <source>Oui,
téléconsultation</source>
        <translation>Yes,
teleconsultation</translation>
    </message>
    <message>
        <source>Oui,
en priorité</source>
        <translation>Yes,
with priority</translation>
    </message>
    <message>
        <source>Non,
voir en personne</source>
        <translation>No,
see in person</translation>
    </message>
    <message>
        <source>Non,
téléexpertise</source>
        <translation>No,
expert advice</translation>
    </message>
    <message>
        <source>Urgence :
appeler le 15</source>
        <translation>Emergency:
call 15</translation>
    </message>
    <message>
        <source>Téléexpertise : refusée par le patient</source>
        <translation>Expert advice: refused by the patient</translation>
    </message>
    <message>
        <source>Téléexpertise : accord à demander</source>
        <translation>Expert advice: ask for agreement</translation>
    </message>
    <message>
        <source>Une alerte attend</source>
        <translation>An alert waits</translation>
    </message>
    <message>
        <source>Mesure à confirmer</source>
        <translation>Measure to confirm</translation>
    </message>
    <message>
        <source>Caméras</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Caméra otoscope : contrôle sur mire</source>
        <translation>Otoscope camera: chart check</translation>
    </message>
    <message>
        <source>par rapport au {0}</source>
        <translation>compared with {0}</translation>
    </message>
    <message>
        <source>La caméra ne donne pas d’image.</source>
        <translation>The camera gives no picture.</translation>
    </message>
    <message>
        <source>Caméra dermatoscope : contrôle sur mire</source>
        <translation>Dermatoscope camera: chart check</translation>
    </message>
    <message>
        <source>mire {0} lot {1} · support à 20 mm · lampe à 70 %</source>
        <translation>chart {0} lot {1} · holder at 20 mm · lamp at 70%</translation>
    </message>
    <message>
        <source>Les réglages de cette borne ne nomment pas de caméra d’examen.</source>
        <translation>This booth’s settings name no examination camera.</translation>
    </message>
    <message>
        <source>Aucun dermatoscope au registre : inscrivez-le depuis le parc.</source>
        <translation>No dermatoscope in the register: enter it from the park.</translation>
    </message>
    <message>
        <source>Aucun otoscope au registre : inscrivez-le depuis le parc.</source>
        <translation>No otoscope in the register: enter it from the park.</translation>
    </message>
    <message>
        <source>N° {0}</source>
        <translation>No. {0}</translation>
    </message>
    <message>
        <source>Mesure en cours</source>
        <translation>Measuring</translation>
    </message>
    <message>
        <source>Image acceptée pour la mesure</source>
        <translation>Picture good for measuring</translation>
    </message>
    <message>
        <source>Image refusée</source>
        <translation>Picture refused</translation>
    </message>
    <message>
        <source>Mire en vue</source>
        <translation>Chart in view</translation>
    </message>
    <message>
        <source>Présentez la mire</source>
        <translation>Show the chart</translation>
    </message>
    <message>
        <source>Aujourd’hui</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>non mesuré : décision du téléassistant</source>
        <translation>not measured: assistant’s decision</translation>
    </message>
    <message>
        <source>un essai sans valeur : {1}</source>
        <translation>one try without a value: {1}</translation>
    </message>
    <message>
        <source>{0} essais sans valeur : {1}</source>
        <translation>{0} tries without a value: {1}</translation>
    </message>
    <message>
        <source>Choisissez une issue</source>
        <translation>Choose an outcome</translation>
    </message>
    <message>
        <source>Il manque la raison</source>
        <translation>The reason is missing</translation>
    </message>
    <message>
        <source>Finissez les mesures d’abord</source>
        <translation>Finish the measures first</translation>
    </message>
    <message>
        <source>L’accord du patient à l’appel manque</source>
        <translation>The patient has not agreed to the call</translation>
    </message>
    <message>
        <source>Signe d’alerte</source>
        <translation>Alarm sign</translation>
    </message>
    <message>
        <source>et {0} autre signe</source>
        <translation>and {0} more sign</translation>
    </message>
    <message>
        <source>et {0} autres signes</source>
        <translation>and {0} more signs</translation>
    </message>
    <message>
        <source>« Je reste avec vous. Restez assis, ne marchez pas. Je m’occupe de la suite. »</source>
        <translation>“I am staying with you. Stay seated, do not walk. I am dealing with it.”</translation>
    </message>
    <message>
        <source>« Je reste avec vous. Restez assise, ne marchez pas. Je m’occupe de la suite. »</source>
        <translation>“I am staying with you. Stay seated, do not walk. I am dealing with it.”</translation>
    </message>
    <message>
        <source>à valider par un médecin</source>
        <translation>to be validated by a physician</translation>
    </message>
    <message>
        <source>Signe d’alerte : {0}</source>
        <translation>Alarm sign: {0}</translation>
    </message>
    <message>
        <source>Vous devez décider. L’écran du patient dit : « {0} s’occupe de vous. »</source>
        <translation>You must decide. The patient’s screen says: “{0} is taking care of you.”</translation>
    </message>
    <message>
        <source>Règles {0}, {1}. Elles informent : vous décidez.</source>
        <translation>Rules {0}, {1}. They inform: you decide.</translation>
    </message>
    <message>
        <source>pas encore mesuré</source>
        <translation>not measured yet</translation>
    </message>
    <message>
        <source>Finir les mesures</source>
        <translation>Finish the measures</translation>
    </message>
    <message>
        <source>Décider</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>Finir la visite</source>
        <translation>Finish the visit</translation>
    </message>
    <message>
        <source>Confié au 15</source>
        <translation>Handed to 15</translation>
    </message>
    <message>
        <source>dit de vive voix</source>
        <translation>told by voice</translation>
    </message>
    <message>
        <source>Vu en personne</source>
        <translation>Seen in person</translation>
    </message>
    <message>
        <source>près d’ici</source>
        <translation>near here</translation>
    </message>
    <message>
        <source>Téléexpertise</source>
        <translation>Expert advice</translation>
    </message>
    <message>
        <source>avis en 7 jours</source>
        <translation>advice within 7 days</translation>
    </message>
    <message>
        <source>Pas de médecin</source>
        <translation>No practitioner</translation>
    </message>
    <message>
        <source>ou trop d’attente</source>
        <translation>or too long a wait</translation>
    </message>
    <message>
        <source>Refus du patient</source>
        <translation>Patient refuses</translation>
    </message>
    <message>
        <source>il décide</source>
        <translation>their decision</translation>
    </message>
    <message>
        <source>Patient parti</source>
        <translation>Patient left</translation>
    </message>
    <message>
        <source>avant la fin</source>
        <translation>before the end</translation>
    </message>
    <message>
        <source>Appel impossible</source>
        <translation>Call impossible</translation>
    </message>
    <message>
        <source>ligne ou matériel</source>
        <translation>line or equipment</translation>
    </message>
    <message>
        <source>État qui s’aggrave</source>
        <translation>Getting worse</translation>
    </message>
    <message>
        <source>Examen à faire en personne</source>
        <translation>Needs examining in person</translation>
    </message>
    <message>
        <source>Le patient préfère</source>
        <translation>The patient prefers it</translation>
    </message>
    <message>
        <source>Avis de spécialiste utile</source>
        <translation>Specialist advice useful</translation>
    </message>
    <message>
        <source>Pas d’urgence</source>
        <translation>Not urgent</translation>
    </message>
    <message>
        <source>Aucun en ligne</source>
        <translation>Nobody online</translation>
    </message>
    <message>
        <source>Plus de 45 min d’attente</source>
        <translation>More than 45 min wait</translation>
    </message>
    <message>
        <source>Pas la bonne spécialité</source>
        <translation>Not the right speciality</translation>
    </message>
    <message>
        <source>Ne souhaite pas l’appel</source>
        <translation>Does not want the call</translation>
    </message>
    <message>
        <source>Préfère son médecin</source>
        <translation>Prefers own doctor</translation>
    </message>
    <message>
        <source>Ne pouvait plus attendre</source>
        <translation>Could wait no longer</translation>
    </message>
    <message>
        <source>Parti sans le dire</source>
        <translation>Left without a word</translation>
    </message>
    <message>
        <source>Ligne coupée</source>
        <translation>Line cut</translation>
    </message>
    <message>
        <source>Caméra ou son en panne</source>
        <translation>Camera or sound broken</translation>
    </message>
    <message>
        <source>aucune visite</source>
        <translation>no visit</translation>
    </message>
    <message>
        <source>une alerte attend</source>
        <translation>an alert waits</translation>
    </message>
    <message>
        <source>il manque l’issue</source>
        <translation>the ending is missing</translation>
    </message>
    <message>
        <source>feuille à imprimer</source>
        <translation>sheet to print</translation>
    </message>
    <message>
        <source>dites pourquoi sans feuille</source>
        <translation>say why without a sheet</translation>
    </message>
    <message>
        <source>Sur la feuille</source>
        <translation>On the sheet</translation>
    </message>
    <message>
        <source>Où aller</source>
        <translation>Where to go</translation>
    </message>
    <message>
        <source>Ses mesures, avec l’heure</source>
        <translation>The values, with the time</translation>
    </message>
    <message>
        <source>Faits seulement : aucun avis médical</source>
        <translation>Facts only: no medical advice</translation>
    </message>
    <message>
        <source>Aucune mesure</source>
        <translation>No value</translation>
    </message>
    <message>
        <source>Quand et qui rappeler</source>
        <translation>When and whom to call</translation>
    </message>
    <message>
        <source>Ici, 116 117, 15 ou 112</source>
        <translation>Here, 116 117, 15 or 112</translation>
    </message>
    <message>
        <source>116 117, 15 ou 112</source>
        <translation>116 117, 15 or 112</translation>
    </message>
    <message>
        <source>Imprimée</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>À imprimer</source>
        <translation>To print</translation>
    </message>
    <message>
        <source>Finir sans appel</source>
        <translation>Finish without a call</translation>
    </message>
    <message>
        <source>La visite finit sans appel : pourquoi ?</source>
        <translation>The visit ends without a call: why?</translation>
    </message>
    <message>
        <source>La visite finit sans compte rendu : pourquoi ?</source>
        <translation>The visit ends without a report: why?</translation>
    </message>
    <message>
        <source>Lue et recopiée</source>
        <translation>Read and copied</translation>
    </message>
    <message>
        <source>Sans feuille</source>
        <translation>Without a sheet</translation>
    </message>
    <message>
        <source>La feuille imprimée</source>
        <translation>The printed sheet</translation>
    </message>
    <message>
        <source>1 page, gros caractères. Rien à payer.</source>
        <translation>1 page, large print. Nothing to pay.</translation>
    </message>
    <message>
        <source>15 ou 112</source>
        <translation>15 or 112</translation>
    </message>
    <message>
        <source>À écrire à la main sur la feuille</source>
        <translation>To be written on the sheet by hand</translation>
    </message>
    <message>
        <source>À écrire</source>
        <translation>To be written</translation>
    </message>
    <message>
        <source>Le 15 a été appelé.</source>
        <translation>15 was called.</translation>
    </message>
    <message>
        <source>Un médecin doit vous voir en personne.</source>
        <translation>A doctor must see you in person.</translation>
    </message>
    <message>
        <source>Un autre médecin donnera son avis.</source>
        <translation>Another doctor will advise.</translation>
    </message>
    <message>
        <source>Aucun médecin libre maintenant.
Ce n’est pas un refus de soins.</source>
        <translation>No doctor is free now.
This is not a refusal of care.</translation>
    </message>
    <message>
        <source>Vous n’avez pas souhaité l’appel.</source>
        <translation>You did not want the call.</translation>
    </message>
    <message>
        <source>Vous êtes parti avant la fin.</source>
        <translation>You left before the end.</translation>
    </message>
    <message>
        <source>L’appel n’a pas pu se faire.</source>
        <translation>The call could not take place.</translation>
    </message>
    <message>
        <source>Vous êtes partie avant la fin.</source>
        <translation>You left before the end.</translation>
    </message>
    <message>
        <source>Choisissez une issue.</source>
        <translation>Choose an ending.</translation>
    </message>
    <message>
        <source>Maintenant</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Appelez le 15 ou 112</source>
        <translation>Call 15 or 112</translation>
    </message>
    <message>
        <source>(à écrire à la main)</source>
        <translation>(to be written by hand)</translation>
    </message>
    <message>
        <source>Où aller maintenant</source>
        <translation>Where to go now</translation>
    </message>
    <message>
        <source>Vos mesures</source>
        <translation>Your values</translation>
    </message>
    <message>
        <source>Ici : {0} · nuit : 116 117</source>
        <translation>Here: {0} · night: 116 117</translation>
    </message>
    <message>
        <source>Nuit : 116 117</source>
        <translation>Night: 116 117</translation>
    </message>
    <message>
        <source>Si cela empire</source>
        <translation>If it gets worse</translation>
    </message>
    <message>
        <source>Très grave : 15 ou 112</source>
        <translation>Very serious: 15 or 112</translation>
    </message>
    <message>
        <source>Remis par {0}, {1}.
Pas une ordonnance ni un compte rendu.</source>
        <translation>Handed over by {0}, {1}.
Neither a prescription nor a report.</translation>
    </message>
    <message>
        <source>Vous</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Nouvelle · « {0} »</source>
        <translation>New · “{0}”</translation>
    </message>
    <message>
        <source>Nouvelle</source>
        <translation>New</translation>
    </message>
    <message>
        <source>Refusée : {0}</source>
        <translation>Refused: {0}</translation>
    </message>
    <message>
        <source>Envoyée à {0}</source>
        <translation>Sent at {0}</translation>
    </message>
    <message>
        <source>Vue par le médecin · {0}</source>
        <translation>Seen by the doctor · {0}</translation>
    </message>
    <message>
        <source>Acceptée · à faire</source>
        <translation>Accepted · to do</translation>
    </message>
    <message>
        <source>Oreille gauche</source>
        <translation>Left ear</translation>
    </message>
    <message>
        <source>Oreille droite</source>
        <translation>Right ear</translation>
    </message>
    <message>
        <source>Je vérifie</source>
        <translation>I am checking</translation>
    </message>
    <message>
        <source>Parlez plus fort</source>
        <translation>Speak louder</translation>
    </message>
    <message>
        <source>{0}, valide jusqu’au {1}</source>
        <translation>{0}, valid until {1}</translation>
    </message>
    <message>
        <source>Un autre étalon</source>
        <translation>Another reference</translation>
    </message>
    <message>
        <source>avec son propre certificat</source>
        <translation>with a certificate of its own</translation>
    </message>
    <message>
        <source>Étalon</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Son numéro de série</source>
        <translation>Its serial number</translation>
    </message>
    <message>
        <source>Son certificat</source>
        <translation>Its certificate</translation>
    </message>
    <message>
        <source>Humidité, %</source>
        <translation>Humidity, %</translation>
    </message>
    <message>
        <source>Pression de l’air, hPa</source>
        <translation>Air pressure, hPa</translation>
    </message>
    <message>
        <source>à remplir</source>
        <translation>to fill in</translation>
    </message>
    <message>
        <source>à vérifier</source>
        <translation>look again</translation>
    </message>
    <message>
        <source>Valable jusqu’au</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>Température, °C</source>
        <translation>Temperature, °C</translation>
    </message>
    <message>
        <source>Incertitude (k = 2), {0}</source>
        <translation>Uncertainty (k = 2), {0}</translation>
    </message>
    <message>
        <source>jj/mm/aaaa</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>technicien</source>
        <translation>technician</translation>
    </message>
    <message>
        <source>téléassistant</source>
        <translation>tele-assistant</translation>
    </message>
    <message>
        <source>Étalon à choisir</source>
        <translation>Choose the reference</translation>
    </message>
    <message>
        <source>Étalon {0}, valide jusqu’au {1}</source>
        <translation>Reference {0}, valid until {1}</translation>
    </message>
    <message>
        <source>Palier demandé</source>
        <translation>Level to reach</translation>
    </message>
    <message>
        <source>À l’acceptation : {0}.</source>
        <translation>At acceptance: {0}.</translation>
    </message>
    <message>
        <source>Référence</source>
        <translation>Reference</translation>
    </message>
    <message>
        <source>Lu, {0}</source>
        <translation>Read, {0}</translation>
    </message>
    <message>
        <source>Solutions de contrôle, marque</source>
        <translation>Control solutions, make</translation>
    </message>
    <message>
        <source>Lots des deux solutions</source>
        <translation>Lots of the two solutions</translation>
    </message>
    <message>
        <source>Lot des bandelettes</source>
        <translation>Lot of the strips</translation>
    </message>
    <message>
        <source>Première péremption</source>
        <translation>First expiry</translation>
    </message>
    <message>
        <source>bandelettes {0}, valables jusqu’au {1}</source>
        <translation>strips {0}, valid until {1}</translation>
    </message>
    <message>
        <source>D’autres flacons</source>
        <translation>Other vials</translation>
    </message>
    <message>
        <source>avec leurs lots et leur péremption</source>
        <translation>with their lots and expiry</translation>
    </message>
    <message>
        <source>Flacons à noter</source>
        <translation>Vials to note</translation>
    </message>
    <message>
        <source>Lots {0}, valables jusqu’au {1}</source>
        <translation>Lots {0}, valid until {1}</translation>
    </message>
    <message>
        <source>Imprimé, {0}</source>
        <translation>Printed, {0}</translation>
    </message>
    <message>
        <source>Stable, lu sur l’appareil</source>
        <translation>Steady, read on the device</translation>
    </message>
    <message>
        <source>Stable depuis {0} s sur {1}</source>
        <translation>Steady for {0} s of {1}</translation>
    </message>
    <message>
        <source>Attend l’appareil…</source>
        <translation>Waiting for the device…</translation>
    </message>
    <message>
        <source>Tel que trouvé : conforme</source>
        <translation>As found: within limits</translation>
    </message>
    <message>
        <source>Tel que trouvé : hors limite</source>
        <translation>As found: out of limits</translation>
    </message>
    <message>
        <source>Avant réglage : conforme</source>
        <translation>Before: within limits</translation>
    </message>
    <message>
        <source>Avant réglage : hors limite</source>
        <translation>Before: out of limits</translation>
    </message>
    <message>
        <source>Après réglage : conforme</source>
        <translation>After: within limits</translation>
    </message>
    <message>
        <source>Après réglage : hors limite</source>
        <translation>After: out of limits</translation>
    </message>
    <message>
        <source>± {0} (k = {1})</source>
        <translation>± {0} (k = {1})</translation>
    </message>
    <message>
        <source>Incertitude élargie {0}.</source>
        <translation>Expanded uncertainty {0}.</translation>
    </message>
    <message>
        <source>Conclure</source>
        <translation>Conclude</translation>
    </message>
    <message>
        <source>Première signature : le technicien</source>
        <translation>First signature: the technician</translation>
    </message>
    <message>
        <source>Seconde signature : une autre personne</source>
        <translation>Second signature: another person</translation>
    </message>
    <message>
        <source>Signé par deux personnes</source>
        <translation>Signed by two</translation>
    </message>
    <message>
        <source>un technicien, puis une autre personne</source>
        <translation>a technician, then another person</translation>
    </message>
    <message>
        <source>Conforme après réglage</source>
        <translation>Within limits after adjustment</translation>
    </message>
    <message>
        <source>À refaire ; ce contrôle n’arrête pas l’appareil.</source>
        <translation>To be done again; this check does not stop the device.</translation>
    </message>
    <message>
        <source>L’appareil reste arrêté jusqu’à un contrôle conforme, selon le choix du site.</source>
        <translation>The device stays out of use until a check passes, as the site chose.</translation>
    </message>
    <message>
        <source>Prochain contrôle avant le {0}.</source>
        <translation>Next check before {0}.</translation>
    </message>
    <message>
        <source>Lettres à joindre ({0})</source>
        <translation>Letters to join ({0})</translation>
    </message>
    <message>
        <source>Ajouter les photos de la clé</source>
        <translation>Add the stick’s photos</translation>
    </message>
    <message>
        <source>{0} photo</source>
        <translation>{0} photo</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} photos</translation>
    </message>
    <message>
        <source>100 lettres au plus</source>
        <translation>100 letters at most</translation>
    </message>
    <message>
        <source>lettres, tirets, apostrophes</source>
        <translation>letters, hyphens, apostrophes</translation>
    </message>
    <message>
        <source>JJ/MM/AAAA</source>
        <translation>DD/MM/YYYY</translation>
    </message>
    <message>
        <source>ce jour n’existe pas</source>
        <translation>no such day</translation>
    </message>
    <message>
        <source>date à venir</source>
        <translation>date to come</translation>
    </message>
    <message>
        <source>plus de 120 ans</source>
        <translation>over 120 years</translation>
    </message>
    <message>
        <source>code de 5 signes</source>
        <translation>5-character code</translation>
    </message>
    <message>
        <source>mineur : nom et rôle</source>
        <translation>minor: name and role</translation>
    </message>
    <message>
        <source>mineur : parent ou tuteur</source>
        <translation>minor: parent or guardian</translation>
    </message>
    <message>
        <source>numéro à vérifier</source>
        <translation>number to check</translation>
    </message>
    <message>
        <source>Provisoire</source>
        <translation>Provisional</translation>
    </message>
    <message>
        <source>écrite ici</source>
        <translation>typed here</translation>
    </message>
    <message>
        <source>Récupérée</source>
        <translation>Retrieved</translation>
    </message>
    <message>
        <source>téléservice absent</source>
        <translation>no teleservice</translation>
    </message>
    <message>
        <source>Validée</source>
        <translation>Validated</translation>
    </message>
    <message>
        <source>pièce vue</source>
        <translation>document seen</translation>
    </message>
    <message>
        <source>Qualifiée</source>
        <translation>Qualified</translation>
    </message>
    <message>
        <source>les deux</source>
        <translation>both</translation>
    </message>
    <message>
        <source>rien de changé</source>
        <translation>nothing changed</translation>
    </message>
    <message>
        <source>Nom et date changés : c’est une autre personne. Terminez cette visite et recommencez.</source>
        <translation>Name and date both changed: this is another person. End this visit and begin anew.</translation>
    </message>
    <message>
        <source>autre personne</source>
        <translation>another person</translation>
    </message>
    <message>
        <source>Une autre personne répond : les accords sont à redonner. Terminez cette visite et recommencez.</source>
        <translation>Somebody else answers: the agreements must be given anew. End this visit and begin anew.</translation>
    </message>
    <message>
        <source>dites pourquoi</source>
        <translation>say why</translation>
    </message>
    <message>
        <source>nom de naissance</source>
        <translation>birth name</translation>
    </message>
    <message>
        <source>prénoms</source>
        <translation>first names</translation>
    </message>
    <message>
        <source>date de naissance</source>
        <translation>birth date</translation>
    </message>
    <message>
        <source>sexe</source>
        <translation>sex</translation>
    </message>
    <message>
        <source>code lieu</source>
        <translation>place code</translation>
    </message>
    <message>
        <source>nom utilisé</source>
        <translation>name used</translation>
    </message>
    <message>
        <source>représentant</source>
        <translation>representative</translation>
    </message>
    <message>
        <source>nom à vérifier</source>
        <translation>name to check</translation>
    </message>
    <message>
        <source>date à vérifier</source>
        <translation>date to check</translation>
    </message>
    <message>
        <source>Dit par la patiente</source>
        <translation>Said by the patient</translation>
    </message>
    <message>
        <source>Dit par le patient</source>
        <translation>Said by the patient</translation>
    </message>
    <message>
        <source>Lu sur un appareil</source>
        <translation>Read on a device</translation>
    </message>
    <message>
        <source>qui ne peut pas envoyer</source>
        <translation>that cannot send</translation>
    </message>
    <message>
        <source>mesuré ailleurs</source>
        <translation>measured elsewhere</translation>
    </message>
    <message>
        <source>Vu sur un document</source>
        <translation>Seen on a document</translation>
    </message>
    <message>
        <source>carnet, ordonnance</source>
        <translation>record book, prescription</translation>
    </message>
    <message>
        <source>Compté par vous</source>
        <translation>Counted by you</translation>
    </message>
    <message>
        <source>pouls, respirations</source>
        <translation>pulse, breaths</translation>
    </message>
    <message>
        <source>choisir la mesure</source>
        <translation>choose the measure</translation>
    </message>
    <message>
        <source>il manque le chiffre</source>
        <translation>the number is missing</translation>
    </message>
    <message>
        <source>chiffre impossible</source>
        <translation>impossible number</translation>
    </message>
    <message>
        <source>d’où vient-il ?</source>
        <translation>where from?</translation>
    </message>
    <message>
        <source>chiffre à confirmer</source>
        <translation>number to confirm</translation>
    </message>
    <message>
        <source>À {0} : {1} {2}. Relisez le chiffre.</source>
        <translation>At {0}: {1} {2}. Read the number again.</translation>
    </message>
    <message>
        <source>{0} : chiffre impossible</source>
        <translation>{0}: impossible number</translation>
    </message>
    <message>
        <source>{0} : chiffre inattendu</source>
        <translation>{0}: unexpected number</translation>
    </message>
    <message>
        <source>Mesures complètes</source>
        <translation>Measures complete</translation>
    </message>
    <message>
        <source>Dossier complet à {0} % : il manque {1}</source>
        <translation>Record {0}% complete, missing: {1}</translation>
    </message>
    <message>
        <source>{0} et {1}</source>
        <translation>{0} and {1}</translation>
    </message>
    <message>
        <source>oreilles</source>
        <translation>ears</translation>
    </message>
    <message>
        <source>Bloqué · contrôle dépassé</source>
        <translation>Blocked · check overdue</translation>
    </message>
    <message>
        <source>À confirmer · {0}</source>
        <translation>To confirm · {0}</translation>
    </message>
    <message>
        <source>En défaut · saisie possible</source>
        <translation>Fault · may be typed</translation>
    </message>
    <message>
        <source>signal bon</source>
        <translation>good signal</translation>
    </message>
    <message>
        <source>En cours · {0}</source>
        <translation>Measuring · {0}</translation>
    </message>
    <message>
        <source>Attendu : allumez-le, mesurez</source>
        <translation>Awaited: switch on, measure</translation>
    </message>
    <message>
        <source>Hors ligne · à allumer</source>
        <translation>Offline · switch on</translation>
    </message>
    <message>
        <source>Hors ligne · à allumer, ou saisir</source>
        <translation>Offline · switch on, or type</translation>
    </message>
    <message>
        <source>En défaut · appelez le technicien</source>
        <translation>Fault · call the technician</translation>
    </message>
    <message>
        <source>En cours</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>En cours · écartée : {0}</source>
        <translation>Under way · set aside: {0}</translation>
    </message>
    <message>
        <source>À refaire · {0}</source>
        <translation>Again · {0}</translation>
    </message>
    <message>
        <source>Fait</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Fait · {0} fois</source>
        <translation>Done · {0} times</translation>
    </message>
    <message>
        <source>Prêt · pile {0} %</source>
        <translation>Ready · battery {0}%</translation>
    </message>
    <message>
        <source>Prêt · dans la pièce depuis {0} min ?</source>
        <translation>Ready · in the room for {0} min?</translation>
    </message>
    <message>
        <source>Prêt · optique désinfectée ?</source>
        <translation>Ready · lens disinfected?</translation>
    </message>
    <message>
        <source>Prêt · embout neuf à poser</source>
        <translation>Ready · fit a new tip</translation>
    </message>
    <message>
        <source>Prêt</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>À confirmer</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>{0} · {1}, {2}</source>
        <translation>{0} · {1}, {2}</translation>
    </message>
    <message>
        <source>Barrée</source>
        <translation>Struck out</translation>
    </message>
    <message>
        <source>Écartée</source>
        <translation>Discarded</translation>
    </message>
    <message>
        <source>Chiffre inattendu</source>
        <translation>Unexpected number</translation>
    </message>
    <message>
        <source>{0} de plus qu’à {1}</source>
        <translation>{0} more than at {1}</translation>
    </message>
    <message>
        <source>{0} de moins qu’à {1}</source>
        <translation>{0} less than at {1}</translation>
    </message>
    <message>
        <source>brassard {0}</source>
        <translation>cuff {0}</translation>
    </message>
    <message>
        <source>tour de bras inconnu</source>
        <translation>arm circumference unknown</translation>
    </message>
    <message>
        <source>bras gauche</source>
        <translation>left arm</translation>
    </message>
    <message>
        <source>bras droit</source>
        <translation>right arm</translation>
    </message>
    <message>
        <source>écart {0}</source>
        <translation>{0} apart</translation>
    </message>
    <message>
        <source>la plus haute de {0}</source>
        <translation>the highest of {0}</translation>
    </message>
    <message>
        <source>Saisie manuelle</source>
        <translation>Typed by hand</translation>
    </message>
    <message>
        <source>Douteuse, gardée</source>
        <translation>Doubtful, kept</translation>
    </message>
    <message>
        <source>Irrégulier</source>
        <translation>Irregular</translation>
    </message>
    <message>
        <source>Qualité bonne</source>
        <translation>Good quality</translation>
    </message>
    <message>
        <source>moyenne des {0} dernières</source>
        <translation>average of the last {0}</translation>
    </message>
    <message>
        <source>pas de limite à cet âge</source>
        <translation>no limit at this age</translation>
    </message>
    <message>
        <source>contrôle dépassé</source>
        <translation>check overdue</translation>
    </message>
    <message>
        <source>console verrouillée</source>
        <translation>console locked</translation>
    </message>
    <message>
        <source>lu sur un appareil</source>
        <translation>read on a device</translation>
    </message>
    <message>
        <source>dit par la patiente</source>
        <translation>said by the patient</translation>
    </message>
    <message>
        <source>dit par le patient</source>
        <translation>said by the patient</translation>
    </message>
    <message>
        <source>vu sur un document</source>
        <translation>seen on a document</translation>
    </message>
    <message>
        <source>compté ici</source>
        <translation>counted here</translation>
    </message>
    <message>
        <source>vérification</source>
        <translation>checking</translation>
    </message>
    <message>
        <source>encore {0} chiffre</source>
        <translation>{0} figure left</translation>
    </message>
    <message>
        <source>encore {0} chiffres</source>
        <translation>{0} figures left</translation>
    </message>
    <message>
        <source>Aucun appareil</source>
        <translation>No device</translation>
    </message>
    <message>
        <source>Pas prêt : {0}</source>
        <translation>Not ready: {0}</translation>
    </message>
    <message>
        <source>Ligne</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Le serveur des médecins répond</source>
        <translation>The practitioners’ server answers</translation>
    </message>
    <message>
        <source>Son</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Voix comprise, fond calme</source>
        <translation>Voice understood, quiet background</translation>
    </message>
    <message>
        <source>Lumière et image</source>
        <translation>Light and picture</translation>
    </message>
    <message>
        <source>Visage net, sans contre-jour</source>
        <translation>Sharp face, no backlight</translation>
    </message>
    <message>
        <source>Appareils</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Allumés, en ligne, contrôlés</source>
        <translation>On, online, checked</translation>
    </message>
    <message>
        <source>Impression</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Page d’essai sortie</source>
        <translation>Test page came out</translation>
    </message>
    <message>
        <source>Hygiène</source>
        <translation>Cleaning</translation>
    </message>
    <message>
        <source>Surfaces, brassard, pince, embouts</source>
        <translation>Surfaces, cuff, clip, tips</translation>
    </message>
    <message>
        <source>Signer</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Refaire</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Bon{0}</source>
        <translation>Good{0}</translation>
    </message>
    <message>
        <source>À faire</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>À voir{0}</source>
        <translation>To look at{0}</translation>
    </message>
    <message>
        <source>1 chiffre</source>
        <translation>1 figure</translation>
    </message>
    <message>
        <source>{0} chiffres</source>
        <translation>{0} figures</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>hygiène</source>
        <translation>cleaning</translation>
    </message>
    <message>
        <source>Le patient arrive</source>
        <translation>The patient arrives</translation>
    </message>
    <message>
        <source>L’accueil est sur l’écran du patient</source>
        <translation>The welcome is on the patient’s screen</translation>
    </message>
    <message>
        <source>Commencer la visite</source>
        <translation>Begin the visit</translation>
    </message>
    <message>
        <source>Résumé : il le redit avec ses mots</source>
        <translation>Summary: said back in their own words</translation>
    </message>
    <message>
        <source>Lu ensemble, une phrase à la fois</source>
        <translation>Read together, one sentence at a time</translation>
    </message>
    <message>
        <source>Le résumé est compris</source>
        <translation>The summary is understood</translation>
    </message>
    <message>
        <source>Oui</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Non</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Accord du patient, dit à voix haute</source>
        <translation>The patient’s agreement, said aloud</translation>
    </message>
    <message>
        <source>Vous attestez chaque réponse. Refuser n’est pas une erreur.</source>
        <translation>You attest each answer. Refusing is not an error.</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Accord du patient : il peut changer d’avis</source>
        <translation>Patient’s agreement: they may change their mind</translation>
    </message>
    <message>
        <source>Un retrait ou un accord dit à voix haute vaut aussitôt. Vous l’attestez.</source>
        <translation>What is taken back or agreed to aloud counts at once. You attest it.</translation>
    </message>
    <message>
        <source>Accepter</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>L’appel s’arrête, la visite finit sans médecin.</source>
        <translation>The call stops; the visit ends without a doctor.</translation>
    </message>
    <message>
        <source>Aussitôt. Ce qui n’est pas envoyé n’est plus montré.</source>
        <translation>At once. What is not sent yet is no longer shown.</translation>
    </message>
    <message>
        <source>Oui, retirer</source>
        <translation>Yes, withdraw</translation>
    </message>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Oui, à {0}</source>
        <translation>Yes, at {0}</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Choisir</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>Pourquoi le patient vient-il ?</source>
        <translation>Why does the patient come?</translation>
    </message>
    <message>
        <source>Une réponse suffit</source>
        <translation>One answer is enough</translation>
    </message>
    <message>
        <source>Ne sait pas</source>
        <translation>Unsure</translation>
    </message>
    <message>
        <source>Signes d’alerte, une question à la fois</source>
        <translation>Alarm signs, one question at a time</translation>
    </message>
    <message>
        <source>« Ne sait pas » ouvre l’alerte, comme « oui »</source>
        <translation>“Does not know” opens the alert, like “yes”</translation>
    </message>
    <message>
        <source>encore {0} réponse</source>
        <translation>{0} answer left</translation>
    </message>
    <message>
        <source>encore {0} réponses</source>
        <translation>{0} answers left</translation>
    </message>
    <message>
        <source>Tension guidée</source>
        <translation>Guided blood pressure</translation>
    </message>
    <message>
        <source>{0} mesure sur {1}</source>
        <translation>{0} of {1} readings</translation>
    </message>
    <message>
        <source>{0} mesures sur {1}</source>
        <translation>{0} of {1} readings</translation>
    </message>
    <message>
        <source>Saisir une valeur</source>
        <translation>Type a value</translation>
    </message>
    <message>
        <source>Dos appuyé</source>
        <translation>Back supported</translation>
    </message>
    <message>
        <source>Pieds à plat, jambes décroisées</source>
        <translation>Feet flat, legs uncrossed</translation>
    </message>
    <message>
        <source>Bras posé à hauteur du cœur</source>
        <translation>Arm at heart height</translation>
    </message>
    <message>
        <source>Brassard serré sur le bras nu</source>
        <translation>Cuff snug on the bare arm</translation>
    </message>
    <message>
        <source>Sans parler ; ni café, tabac ou effort depuis 30 min</source>
        <translation>No talking; no coffee, tobacco or effort for 30 min</translation>
    </message>
    <message>
        <source>Gauche</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Droit</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Bras mesuré</source>
        <translation>Arm measured</translation>
    </message>
    <message>
        <source>Tour de bras</source>
        <translation>Arm circumference</translation>
    </message>
    <message>
        <source>encore {0} point</source>
        <translation>{0} point left</translation>
    </message>
    <message>
        <source>encore {0} points</source>
        <translation>{0} points left</translation>
    </message>
    <message>
        <source>tour de bras à dire</source>
        <translation>arm circumference missing</translation>
    </message>
    <message>
        <source>aucun brassard ne convient</source>
        <translation>no cuff fits</translation>
    </message>
    <message>
        <source>Tour de bras, en cm</source>
        <translation>Arm circumference, in cm</translation>
    </message>
    <message>
        <source>Commencer le repos</source>
        <translation>Begin the rest</translation>
    </message>
    <message>
        <source>Repos : encore {0}:{1:02}</source>
        <translation>Rest: {0}:{1:02} left</translation>
    </message>
    <message>
        <source>Il parle ou bouge</source>
        <translation>Talks or moves</translation>
    </message>
    <message>
        <source>Il se repose</source>
        <translation>Rests</translation>
    </message>
    <message>
        <source>Silence. Le temps ne compte pas s’il parle ou bouge.</source>
        <translation>Silence. Time does not count while they talk or move.</translation>
    </message>
    <message>
        <source>La mesure suivante vient d’elle-même</source>
        <translation>The next reading begins by itself</translation>
    </message>
    <message>
        <source>Le brassard mesure</source>
        <translation>The cuff is measuring</translation>
    </message>
    <message>
        <source>Allumez le brassard, mesurez</source>
        <translation>Switch the cuff on, measure</translation>
    </message>
    <message>
        <source>Silence, sans bouger</source>
        <translation>Silence, no moving</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Dernier essai : {0}</source>
        <translation>Last try: {0}</translation>
    </message>
    <message>
        <source>Lancer la mesure</source>
        <translation>Start the measure</translation>
    </message>
    <message>
        <source>Écarter</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>une de plus : les deux premières diffèrent</source>
        <translation>one more: the first two differ</translation>
    </message>
    <message>
        <source>une de plus : pouls irrégulier</source>
        <translation>one more: irregular pulse</translation>
    </message>
    <message>
        <source>Gardé ainsi, et dit au médecin</source>
        <translation>Kept so, and the doctor is told</translation>
    </message>
    <message>
        <source>Écrivez-le ci-dessous, au mètre ruban</source>
        <translation>Write it below, from the tape measure</translation>
    </message>
    <message>
        <source>{0} cm</source>
        <translation>{0} cm</translation>
    </message>
    <message>
        <source>Comparez le bras à la plage imprimée sur le brassard</source>
        <translation>Compare the arm with the range printed on the cuff</translation>
    </message>
    <message>
        <source>D’abord le tour de bras : l’écran dit quelle taille prendre</source>
        <translation>First the arm circumference: the screen says which size to take</translation>
    </message>
    <message>
        <source>Aucun brassard d’ici ne va à un bras de {0} cm : mesurez autrement, et saisissez</source>
        <translation>No cuff here fits an arm of {0} cm: measure another way, and type the value</translation>
    </message>
    <message>
        <source>Taille {0} cm pour un bras de {1} cm</source>
        <translation>Size {0} cm for an arm of {1} cm</translation>
    </message>
    <message>
        <source>{0}, à comparer à la plage imprimée dessus</source>
        <translation>{0}, to compare with the range printed on it</translation>
    </message>
    <message>
        <source>{0} mesures faites</source>
        <translation>{0} measures done</translation>
    </message>
    <message>
        <source>Trois essais sans valeur : notez pourquoi, ou recommencez</source>
        <translation>Three tries without a value: note why, or begin again</translation>
    </message>
    <message>
        <source>Recommencer la série</source>
        <translation>Begin the series again</translation>
    </message>
    <message>
        <source>À jour : {0} j</source>
        <translation>In date: {0} d</translation>
    </message>
    <message>
        <source>Bientôt : {0} j</source>
        <translation>Soon: {0} d</translation>
    </message>
    <message>
        <source>Dépassé : {0} j</source>
        <translation>Overdue: {0} d</translation>
    </message>
    <message>
        <source>Non conforme</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Jamais fait</source>
        <translation>Never done</translation>
    </message>
    <message>
        <source>Sans objet</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>arrêté</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>retiré</source>
        <translation>retired</translation>
    </message>
    <message>
        <source>jamais contrôlé</source>
        <translation>never checked</translation>
    </message>
    <message>
        <source>contrôle non conforme</source>
        <translation>check failed</translation>
    </message>
    <message>
        <source>sécurité électrique de la borne non conforme</source>
        <translation>electrical safety of the booth failed</translation>
    </message>
    <message>
        <source>Bloqué</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>Hors ligne</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Utilisable, à prévoir</source>
        <translation>Usable, due soon</translation>
    </message>
    <message>
        <source>Utilisable</source>
        <translation>Usable</translation>
    </message>
    <message>
        <source>appareil bloqué</source>
        <translation>device blocked</translation>
    </message>
    <message>
        <source>appareils bloqués</source>
        <translation>devices blocked</translation>
    </message>
    <message>
        <source>échéance proche</source>
        <translation>due date near</translation>
    </message>
    <message>
        <source>échéances proches</source>
        <translation>due dates near</translation>
    </message>
    <message>
        <source>appareil utilisable sans réserve</source>
        <translation>device usable without reserve</translation>
    </message>
    <message>
        <source>appareils utilisables sans réserve</source>
        <translation>devices usable without reserve</translation>
    </message>
    <message>
        <source>étalon, certificat valide</source>
        <translation>reference, certificate valid</translation>
    </message>
    <message>
        <source>étalons, certificats valides</source>
        <translation>references, certificates valid</translation>
    </message>
    <message>
        <source>Tout ({0})</source>
        <translation>All ({0})</translation>
    </message>
    <message>
        <source>À faire ({0})</source>
        <translation>To do ({0})</translation>
    </message>
    <message>
        <source>Bloqué ({0})</source>
        <translation>Blocked ({0})</translation>
    </message>
    <message>
        <source>Revus par leur médecin : {0} sur {1}.</source>
        <translation>Read again by their doctor: {0} of {1}.</translation>
    </message>
    <message>
        <source>{0} visite</source>
        <translation>{0} visit</translation>
    </message>
    <message>
        <source>{0} visites</source>
        <translation>{0} visits</translation>
    </message>
    <message>
        <source>{0} {1} : retiré, encore à relire.</source>
        <translation>{0} {1}: retired, still to be read again.</translation>
    </message>
    <message>
        <source>{0} : en ordre depuis.</source>
        <translation>{0}: in order since.</translation>
    </message>
    <message>
        <source>{0} : contrôle hors limite.</source>
        <translation>{0}: check out of limits.</translation>
    </message>
    <message>
        <source>{0} bloqué depuis {1} jours.</source>
        <translation>{0} blocked for {1} days.</translation>
    </message>
    <message>
        <source>{0} bloqué depuis {1} jour.</source>
        <translation>{0} blocked for {1} day.</translation>
    </message>
    <message>
        <source>Si la vérification échoue : {0} à relire depuis la dernière bonne.</source>
        <translation>If the check fails: {0} to read again since the last good one.</translation>
    </message>
    <message>
        <source>Pas encore demandé</source>
        <translation>Not asked yet</translation>
    </message>
    <message>
        <source>{0} : oui ou non ?</source>
        <translation>{0}: yes or no?</translation>
    </message>
    <message>
        <source>encore {0} ligne</source>
        <translation>{0} line left</translation>
    </message>
    <message>
        <source>encore {0} lignes</source>
        <translation>{0} lines left</translation>
    </message>
    <message>
        <source>Pas demandé</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>Inconnu</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>{0} posés sur {1}</source>
        <translation>{0} asked of {1}</translation>
    </message>
    <message>
        <source>{0} posés d’abord, {0} « non »</source>
        <translation>{0} asked first, {0} “no”</translation>
    </message>
    <message>
        <source>{0} posés, {1} « oui » ou « ne sait pas »</source>
        <translation>{0} asked, {1} “yes” or “does not know”</translation>
    </message>
    <message>
        <source>Aucun</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Aucune</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>Allergies</translation>
    </message>
    <message>
        <source>et réaction</source>
        <translation>and reaction</translation>
    </message>
    <message>
        <source>Traitements</source>
        <translation>Treatments</translation>
    </message>
    <message>
        <source>nom, dose, matin ou soir</source>
        <translation>name, dose, morning or evening</translation>
    </message>
    <message>
        <source>Antécédents</source>
        <translation>History</translation>
    </message>
    <message>
        <source>maladies, opérations</source>
        <translation>illnesses, operations</translation>
    </message>
    <message>
        <source>Grossesse</source>
        <translation>Pregnancy</translation>
    </message>
    <message>
        <source>si utile</source>
        <translation>if useful</translation>
    </message>
    <message>
        <source>nom et ville</source>
        <translation>name and town</translation>
    </message>
    <message>
        <source>Rappel</source>
        <translation>Callback</translation>
    </message>
    <message>
        <source>si la ligne coupe</source>
        <translation>if the line drops</translation>
    </message>
    <message>
        <source>{0} h {1:02}</source>
        <translation>{0}:{1:02}</translation>
    </message>
    <message>
        <source>{0:02}/{1:02}/{2}</source>
        <translation>{0:02}/{1:02}/{2}</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>,</source>
        <translation>.</translation>
    </message>
    <message>
        <source>Tension</source>
        <translation>Pressure</translation>
    </message>
    <message>
        <source>Pouls</source>
        <translation>Pulse</translation>
    </message>
    <message>
        <source>Oxygène</source>
        <translation>Oxygen</translation>
    </message>
    <message>
        <source>Température</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>Respiration</source>
        <translation>Breathing</translation>
    </message>
    <message>
        <source>Poids</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Taille</source>
        <translation>Height</translation>
    </message>
    <message>
        <source>Glycémie</source>
        <translation>Glucose</translation>
    </message>
    <message>
        <source>Douleur</source>
        <translation>Pain</translation>
    </message>
    <message>
        <source>sur 10</source>
        <translation>out of 10</translation>
    </message>
    <message>
        <source>Tensiomètre</source>
        <translation>Blood pressure monitor</translation>
    </message>
    <message>
        <source>Oxymètre</source>
        <translation>Pulse oximeter</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>Glucomètre</source>
        <translation>Glucose meter</translation>
    </message>
    <message>
        <source>Otoscope</source>
        <translation>Otoscope</translation>
    </message>
    <message>
        <source>Stéthoscope</source>
        <translation>Stethoscope</translation>
    </message>
    <message>
        <source>Caméra du patient</source>
        <translation>Patient’s camera</translation>
    </message>
    <message>
        <source>Borne complète</source>
        <translation>Whole booth</translation>
    </message>
    <message>
        <source>non dit</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>Remplace</source>
        <translation>Replaces</translation>
    </message>
    <message>
        <source>En service</source>
        <translation>In service</translation>
    </message>
    <message>
        <source>Arrêté le {0} : {1}</source>
        <translation>Stopped on {0}: {1}</translation>
    </message>
    <message>
        <source>Retiré le {0} : {1}</source>
        <translation>Retired on {0}: {1}</translation>
    </message>
    <message>
        <source>jamais fait</source>
        <translation>never done</translation>
    </message>
    <message>
        <source>fait le {0}, à refaire avant le {1}</source>
        <translation>done on {0}, due before {1}</translation>
    </message>
    <message>
        <source>État</source>
        <translation>State</translation>
    </message>
    <message>
        <source>la borne ne le voit pas</source>
        <translation>the booth does not see it</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>absent</translation>
    </message>
    <message>
        <source>trouvé, connexion</source>
        <translation>found, connecting</translation>
    </message>
    <message>
        <source>connecté</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>en mesure</source>
        <translation>measuring</translation>
    </message>
    <message>
        <source>en défaut</source>
        <translation>faulty</translation>
    </message>
    <message>
        <source>Pile</source>
        <translation>Battery</translation>
    </message>
    <message>
        <source>inconnue</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>Il se dit</source>
        <translation>It calls itself</translation>
    </message>
    <message>
        <source>Adresse</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>non dite</source>
        <translation>not said</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>Auscultation</source>
        <translation>Auscultation</translation>
    </message>
    <message>
        <source>Depuis toujours : aucun bon contrôle avant</source>
        <translation>Since ever: no good check before</translation>
    </message>
    <message>
        <source>Depuis le {0}, dernier bon contrôle</source>
        <translation>Since {0}, the last good check</translation>
    </message>
    <message>
        <source>, jusqu’au {0}</source>
        <translation>, until {0}</translation>
    </message>
    <message>
        <source>Caméra</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>mouvement</source>
        <translation>movement</translation>
    </message>
    <message>
        <source>brassard trop lâche</source>
        <translation>cuff too loose</translation>
    </message>
    <message>
        <source>pouls irrégulier</source>
        <translation>irregular pulse</translation>
    </message>
    <message>
        <source>pouls hors limites</source>
        <translation>pulse out of limits</translation>
    </message>
    <message>
        <source>mauvaise position</source>
        <translation>wrong position</translation>
    </message>
    <message>
        <source>erreur de mesure</source>
        <translation>measuring error</translation>
    </message>
    <message>
        <source>doigt absent</source>
        <translation>no finger</translation>
    </message>
    <message>
        <source>cherche le pouls</source>
        <translation>looking for the pulse</translation>
    </message>
    <message>
        <source>capteur en défaut</source>
        <translation>sensor fault</translation>
    </message>
    <message>
        <source>signal faible</source>
        <translation>weak signal</translation>
    </message>
    <message>
        <source>valeur instable</source>
        <translation>unstable value</translation>
    </message>
    <message>
        <source>mesure ancienne de l’appareil</source>
        <translation>old reading of the device</translation>
    </message>
    <message>
        <source>datée d’un autre jour : réglez l’heure de l’appareil, ou saisissez la valeur lue</source>
        <translation>dated another day: set the device’s clock, or type the value read</translation>
    </message>
    <message>
        <source>sans date, peut-être ancienne</source>
        <translation>undated, maybe an old one</translation>
    </message>
    <message>
        <source>lecture d’un autre utilisateur de l’appareil : choisissez-y celui de la borne</source>
        <translation>reading of another user of the device: choose the booth’s on it</translation>
    </message>
    <message>
        <source>appareil en démonstration</source>
        <translation>device in demonstration</translation>
    </message>
    <message>
        <source>valeur impossible</source>
        <translation>impossible value</translation>
    </message>
    <message>
        <source>haut et bas inversés</source>
        <translation>high and low swapped</translation>
    </message>
    <message>
        <source>connecté, sans données</source>
        <translation>connected, no data</translation>
    </message>
    <message>
        <source>erreur de l’appareil</source>
        <translation>device error</translation>
    </message>
    <message>
        <source>mesure arrêtée</source>
        <translation>measure stopped</translation>
    </message>
    <message>
        <source>pile faible</source>
        <translation>battery low</translation>
    </message>
    <message>
        <source>signal saturé</source>
        <translation>signal clipped</translation>
    </message>
    <message>
        <source>signal plat</source>
        <translation>flat signal</translation>
    </message>
    <message>
        <source>le pouls compté sur la courbe est différent</source>
        <translation>the pulse counted on the curve differs</translation>
    </message>
    <message>
        <source>Droite</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Contrôle du dermatoscope dépassé : il reste éteint.</source>
        <translation>The dermatoscope’s check is overdue: it stays off.</translation>
    </message>
    <message>
        <source>floue</source>
        <translation>blurred</translation>
    </message>
    <message>
        <source>trop sombre</source>
        <translation>too dark</translation>
    </message>
    <message>
        <source>trop claire</source>
        <translation>too bright</translation>
    </message>
    <message>
        <source>reflet</source>
        <translation>reflection</translation>
    </message>
    <message>
        <source>image noire</source>
        <translation>black picture</translation>
    </message>
    <message>
        <source>image figée par l’appareil</source>
        <translation>picture stuck in the device</translation>
    </message>
    <message>
        <source>la patiente</source>
        <translation>the patient</translation>
    </message>
    <message>
        <source>le patient</source>
        <translation>the patient</translation>
    </message>
    <message>
        <source>Accueil et identité</source>
        <translation>Welcome and identity</translation>
    </message>
    <message>
        <source>Accord du patient</source>
        <translation>Patient’s agreement</translation>
    </message>
    <message>
        <source>Motif et questions</source>
        <translation>Reason and questions</translation>
    </message>
    <message>
        <source>Mesures</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>Pertinence</source>
        <translation>Relevance</translation>
    </message>
    <message>
        <source>Appel médecin</source>
        <translation>Practitioner call</translation>
    </message>
    <message>
        <source>Résumé patient</source>
        <translation>Patient summary</translation>
    </message>
    <message>
        <source>Clôture, hygiène</source>
        <translation>Closing, cleaning</translation>
    </message>
    <message>
        <source>Sauté : {0}</source>
        <translation>Skipped: {0}</translation>
    </message>
    <message>
        <source>Alerte</source>
        <translation>Alert</translation>
    </message>
    <message>
        <source>Issue à finir</source>
        <translation>Ending to finish</translation>
    </message>
    <message>
        <source>confié au 15</source>
        <translation>handed to 15</translation>
    </message>
    <message>
        <source>téléexpertise</source>
        <translation>expert advice</translation>
    </message>
    <message>
        <source>vu en personne</source>
        <translation>seen in person</translation>
    </message>
    <message>
        <source>refus du patient</source>
        <translation>patient refused</translation>
    </message>
    <message>
        <source>pas de médecin</source>
        <translation>no practitioner</translation>
    </message>
    <message>
        <source>patient parti</source>
        <translation>patient left</translation>
    </message>
    <message>
        <source>appel impossible</source>
        <translation>call impossible</translation>
    </message>
    <message>
        <source>identité provisoire</source>
        <translation>provisional</translation>
    </message>
    <message>
        <source>identité récupérée</source>
        <translation>retrieved</translation>
    </message>
    <message>
        <source>identité validée</source>
        <translation>validated</translation>
    </message>
    <message>
        <source>identité qualifiée</source>
        <translation>qualified</translation>
    </message>
    <message>
        <source>« Ce n’est pas moi »</source>
        <translation>“This is not me”</translation>
    </message>
    <message>
        <source>Le patient confirme</source>
        <translation>The patient confirms</translation>
    </message>
    <message>
        <source>{0} refus noté</source>
        <translation>{0} refusal noted</translation>
    </message>
    <message>
        <source>{0} refus notés</source>
        <translation>{0} refusals noted</translation>
    </message>
    <message>
        <source>alerte notée</source>
        <translation>alert noted</translation>
    </message>
    <message>
        <source>pas d’alerte</source>
        <translation>no alert</translation>
    </message>
    <message>
        <source>{0} mesure</source>
        <translation>{0} measure</translation>
    </message>
    <message>
        <source>{0} mesures</source>
        <translation>{0} measures</translation>
    </message>
    <message>
        <source>{0} image</source>
        <translation>{0} picture</translation>
    </message>
    <message>
        <source>{0} images</source>
        <translation>{0} pictures</translation>
    </message>
    <message>
        <source>{0}, fini par {1}</source>
        <translation>{0}, ended by {1}</translation>
    </message>
    <message>
        <source>redit avec ses mots</source>
        <translation>said back in own words</translation>
    </message>
    <message>
        <source>la borne</source>
        <translation>the booth</translation>
    </message>
    <message>
        <source>téléconsultation</source>
        <translation>teleconsultation</translation>
    </message>
    <message>
        <source>en priorité</source>
        <translation>with priority</translation>
    </message>
    <message>
        <source>voir en personne</source>
        <translation>see in person</translation>
    </message>
    <message>
        <source>15 appelé</source>
        <translation>15 called</translation>
    </message>
    <message>
        <source>Appel terminé par {0} à {1}. Le médecin peut rappeler.</source>
        <translation>Call ended by {0} at {1}. The doctor may call again.</translation>
    </message>
    <message>
        <source>Identité en cours</source>
        <translation>Identity in progress</translation>
    </message>
    <message>
        <source>{0}, {1} ans</source>
        <translation>{0}, aged {1}</translation>
    </message>
    <message>
        <source>{0} depuis l’entrée</source>
        <translation>{0} since arrival</translation>
    </message>
    <message>
        <source>En appel {0}</source>
        <translation>In call {0}</translation>
    </message>
    <message>
        <source>Où écouter ?</source>
        <translation>Where to listen?</translation>
    </message>
    <message>
        <source>Choisir d’abord l’endroit à gauche.</source>
        <translation>First choose the place on the left.</translation>
    </message>
    <message>
        <source>Le médecin entend en direct</source>
        <translation>The doctor hears it live</translation>
    </message>
    <message>
        <source>Rien n’a été écrit : ce support ne répond pas, ou il est plein.</source>
        <translation>Nothing was written: this medium does not answer, or it is full.</translation>
    </message>
    <message>
        <source>L’appareil ne répond pas. Un brassard encore gonflé se débranche à la main.</source>
        <translation>The device does not answer. If a cuff is still inflated, unplug it by hand.</translation>
    </message>
    <message>
        <source>Le papier n’est pas fait : une image du contrôle manque.</source>
        <translation>The paper was not made: a picture of the check is missing.</translation>
    </message>
    <message>
        <source>Le mode technicien est verrouillé : rien n’a été écrit.</source>
        <translation>Technician mode is locked: nothing was written.</translation>
    </message>
    <message>
        <source>Ajouter un appareil</source>
        <translation>Add a device</translation>
    </message>
    <message>
        <source>Corriger {0}</source>
        <translation>Correct {0}</translation>
    </message>
    <message>
        <source>Remplacer {0}</source>
        <translation>Replace {0}</translation>
    </message>
    <message>
        <source>Arrêter {0}</source>
        <translation>Stop {0}</translation>
    </message>
    <message>
        <source>Remettre en service {0}</source>
        <translation>Put {0} back into service</translation>
    </message>
    <message>
        <source>Retirer {0}</source>
        <translation>Retire {0}</translation>
    </message>
    <message>
        <source>Il ne mesure qu’après un premier contrôle conforme.</source>
        <translation>It measures only after a first check has passed.</translation>
    </message>
    <message>
        <source>Une ligne nouvelle prend la place de l’ancienne ; les deux restent au registre.</source>
        <translation>A new line takes the place of the old one; both stay in the register.</translation>
    </message>
    <message>
        <source>L’ancien est retiré. Le nouveau ne mesure qu’après un contrôle d’acceptation conforme.</source>
        <translation>The old one is retired. The new one measures only after its acceptance check has passed.</translation>
    </message>
    <message>
        <source>Il ne mesure plus, jusqu’à sa remise en service.</source>
        <translation>It measures no more until it is put back into service.</translation>
    </message>
    <message>
        <source>Il mesure de nouveau si ses contrôles sont à jour.</source>
        <translation>It measures again if its checks are up to date.</translation>
    </message>
    <message>
        <source>Il quitte la borne pour toujours ; ses lignes restent au registre.</source>
        <translation>It leaves the booth for good; its lines stay in the register.</translation>
    </message>
    <message>
        <source>Inscrire au registre</source>
        <translation>Write into the register</translation>
    </message>
    <message>
        <source>Reprendre : {0}</source>
        <translation>Take over: {0}</translation>
    </message>
    <message>
        <source>Consommables</source>
        <translation>Consumables</translation>
    </message>
    <message>
        <source>Rien n’est encore compté.</source>
        <translation>Nothing is counted yet.</translation>
    </message>
    <message>
        <source>À voir : {0} sur {1}</source>
        <translation>To look at: {0} of {1}</translation>
    </message>
    <message>
        <source>Il y a assez de tout.</source>
        <translation>There is enough of everything.</translation>
    </message>
    <message>
        <source>Ne mesure pas : {0}</source>
        <translation>Does not measure: {0}</translation>
    </message>
    <message>
        <source>{0} visites à relire</source>
        <translation>{0} visits to read again</translation>
    </message>
    <message>
        <source>1 visite à relire</source>
        <translation>1 visit to read again</translation>
    </message>
    <message>
        <source>Parc</source>
        <translation>Fleet</translation>
    </message>
    <message>
        <source>Parc : {0}</source>
        <translation>Fleet: {0}</translation>
    </message>
    <message>
        <source>le serveur répond</source>
        <translation>the server answers</translation>
    </message>
    <message>
        <source>le serveur ne répond pas</source>
        <translation>the server does not answer</translation>
    </message>
    <message>
        <source>sans serveur</source>
        <translation>without a server</translation>
    </message>
    <message>
        <source>Borne {0}</source>
        <translation>Booth {0}</translation>
    </message>
    <message>
        <source>mise en service le {0}</source>
        <translation>in service since {0}</translation>
    </message>
    <message>
        <source>Le registre ne se lit pas : alcove self-test dit où.</source>
        <translation>The register cannot be read: alcove self-test says where.</translation>
    </message>
    <message>
        <source>Aucun appareil au registre.</source>
        <translation>No device in the register.</translation>
    </message>
    <message>
        <source>Aucun appareil ne répond à ce choix.</source>
        <translation>No device fits this choice.</translation>
    </message>
    <message>
        <source>Visites à relire : {0}</source>
        <translation>Visits to read again: {0}</translation>
    </message>
    <message>
        <source>Aucune visite : rien n’est à relire.</source>
        <translation>No visit: nothing is to be read again.</translation>
    </message>
    <message>
        <source>Netteté au centre</source>
        <translation>Centre sharpness</translation>
    </message>
    <message>
        <source>MTF50, 4 bords</source>
        <translation>MTF50, 4 edges</translation>
    </message>
    <message>
        <source>Netteté au bord</source>
        <translation>Border sharpness</translation>
    </message>
    <message>
        <source>pire coin</source>
        <translation>worst corner</translation>
    </message>
    <message>
        <source>Couleurs</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>dE00, 18 cases</source>
        <translation>dE00, 18 patches</translation>
    </message>
    <message>
        <source>Rouge</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>dE00, case utile</source>
        <translation>dE00, key patch</translation>
    </message>
    <message>
        <source>Exposition</source>
        <translation>Exposure</translation>
    </message>
    <message>
        <source>clarté, 6 gris</source>
        <translation>lightness, 6 greys</translation>
    </message>
    <message>
        <source>Lumière égale</source>
        <translation>Even light</translation>
    </message>
    <message>
        <source>bord sur centre</source>
        <translation>border over centre</translation>
    </message>
    <message>
        <source>Pixels morts</source>
        <translation>Dead pixels</translation>
    </message>
    <message>
        <source>sur fond uni</source>
        <translation>on plain ground</translation>
    </message>
    <message>
        <source>Cadence</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>images/seconde</source>
        <translation>pictures/second</translation>
    </message>
    <message>
        <source>Retard</source>
        <translation>Delay</translation>
    </message>
    <message>
        <source>lampe vers écran</source>
        <translation>lamp to screen</translation>
    </message>
    <message>
        <source>{0}/mm</source>
        <translation>{0}/mm</translation>
    </message>
    <message>
        <source>référence</source>
        <translation>reference</translation>
    </message>
    <message>
        <source>au moins {0}</source>
        <translation>at least {0}</translation>
    </message>
    <message>
        <source>{0} au plus</source>
        <translation>at most {0}</translation>
    </message>
    <message>
        <source>Conforme</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Juste</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hors limite</source>
        <translation>Out of limits</translation>
    </message>
    <message>
        <source>La caméra ne donne pas assez d’images.</source>
        <translation>The camera gives too few pictures.</translation>
    </message>
    <message>
        <source>Les images de la caméra ne se lisent pas.</source>
        <translation>The camera’s pictures cannot be read.</translation>
    </message>
    <message>
        <source>Image figée : débranchez puis rebranchez la caméra.</source>
        <translation>Frozen picture: unplug the camera and plug it in again.</translation>
    </message>
    <message>
        <source>Image noire : lampe éteinte ou objectif couvert.</source>
        <translation>Black picture: lamp off, or lens covered.</translation>
    </message>
    <message>
        <source>Repères introuvables : montrez la mire entière.</source>
        <translation>Marks not found: show the whole chart.</translation>
    </message>
    <message>
        <source>Repères flous : réglez la mise au point, nettoyez l’optique.</source>
        <translation>Marks blurred: set the focus, clean the lens.</translation>
    </message>
    <message>
        <source>Mire vue de biais : calez-la dans le support.</source>
        <translation>Chart seen askew: seat it in the holder.</translation>
    </message>
    <message>
        <source>Mire tournée : remettez-la droite dans le support.</source>
        <translation>Chart turned: set it straight in the holder.</translation>
    </message>
    <message>
        <source>Mire trop petite : approchez la caméra.</source>
        <translation>Chart too small: bring the camera nearer.</translation>
    </message>
    <message>
        <source>Image trop sombre : lampe à 70 %.</source>
        <translation>Picture too dark: lamp at 70%.</translation>
    </message>
    <message>
        <source>Image surexposée : baissez la lampe.</source>
        <translation>Overexposed: turn the lamp down.</translation>
    </message>
    <message>
        <source>Reflet sur la mire : inclinez la lampe, essuyez la mire.</source>
        <translation>Glare on the chart: tilt the lamp, wipe the chart.</translation>
    </message>
    <message>
        <source>Les carrés ne sont pas ceux de la mire.</source>
        <translation>The squares are not the chart’s.</translation>
    </message>
    <message>
        <source>La mesure a échoué : recommencez.</source>
        <translation>Measuring failed: try again.</translation>
    </message>
    <message>
        <source>4 repères trouvés</source>
        <translation>4 marks found</translation>
    </message>
    <message>
        <source>Inclinaison {0}°</source>
        <translation>Slant {0}°</translation>
    </message>
    <message>
        <source>Sans reflet</source>
        <translation>No glare</translation>
    </message>
    <message>
        <source>{0} images, {1} s</source>
        <translation>{0} pictures, {1} s</translation>
    </message>
    <message>
        <source>{0}, dE00</source>
        <translation>{0}, dE00</translation>
    </message>
    <message>
        <source>{0}, %</source>
        <translation>{0}, %</translation>
    </message>
    <message>
        <source>{0} mois</source>
        <translation>{0} months</translation>
    </message>
    <message>
        <source>Au rythme actuel : {0} à la limite vers {1} (estimation).</source>
        <translation>At the present pace: {0} at its limit about {1} (estimate).</translation>
    </message>
    <message>
        <source>janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre</source>
        <translation>January,February,March,April,May,June,July,August,September,October,November,December</translation>
    </message>
    <message>
        <source>Hors limite.</source>
        <translation>Out of limits.</translation>
    </message>
    <message>
        <source>À revoir : {0}.</source>
        <translation>To be looked at: {0}.</translation>
    </message>
    <message>
        <source>Prochain contrôle le {0}.</source>
        <translation>Next check on {0}.</translation>
    </message>
    <message>
        <source>Premier contrôle : les suivants lui seront comparés.</source>
        <translation>First check: later ones are compared with it.</translation>
    </message>
    <message>
        <source>À surveiller : {0}.</source>
        <translation>To be watched: {0}.</translation>
    </message>
    <message>
        <source>Conforme.</source>
        <translation>Good.</translation>
    </message>
    <message>
        <source>Contrôle à faire avant le {0}.</source>
        <translation>Check due by {0}.</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Assez</source>
        <translation>Enough</translation>
    </message>
    <message>
        <source>Date proche</source>
        <translation>Date near</translation>
    </message>
    <message>
        <source>À commander</source>
        <translation>To be ordered</translation>
    </message>
    <message>
        <source>Date dépassée</source>
        <translation>Date past</translation>
    </message>
    <message>
        <source>compté le {0}, {1}</source>
        <translation>counted on {0}, {1}</translation>
    </message>
    <message>
        <source>lot {0}</source>
        <translation>lot {0}</translation>
    </message>
    <message>
        <source>commander à {0}</source>
        <translation>order at {0}</translation>
    </message>
    <message>
        <source>avant le {0}</source>
        <translation>use by {0}</translation>
    </message>
    <message>
        <source>La borne</source>
        <translation>The booth</translation>
    </message>
    <message>
        <source>Registre</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Dossier de la borne</source>
        <translation>The booth’s folder</translation>
    </message>
    <message>
        <source>{0} lignes. Rien ne s’y modifie : une ligne nouvelle corrige.</source>
        <translation>{0} lines. Nothing in it is altered: a new line corrects.</translation>
    </message>
    <message>
        <source>à dire</source>
        <translation>to be said</translation>
    </message>
    <message>
        <source>Écrit : {0}</source>
        <translation>Written: {0}</translation>
    </message>
    <message>
        <source>un nombre</source>
        <translation>a number</translation>
    </message>
    <message>
        <source>jour, mois, année</source>
        <translation>day, month, year</translation>
    </message>
    <message>
        <source>Consommable</source>
        <translation>Consumable</translation>
    </message>
    <message>
        <source>embouts, couvre-sondes, papier</source>
        <translation>tips, probe covers, paper</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Il en reste</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Commander à partir de</source>
        <translation>Order at</translation>
    </message>
    <message>
        <source>À utiliser avant</source>
        <translation>Use by</translation>
    </message>
    <message>
        <source>jour-mois-année</source>
        <translation>day-month-year</translation>
    </message>
    <message>
        <source>à choisir</source>
        <translation>to be chosen</translation>
    </message>
    <message>
        <source>N° de série</source>
        <translation>Serial no.</translation>
    </message>
    <message>
        <source>comme l’appareil le dit</source>
        <translation>as the device says it</translation>
    </message>
    <message>
        <source>Nom usuel</source>
        <translation>Common name</translation>
    </message>
    <message>
        <source>Fabricant</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>Modèle</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Nom commercial</source>
        <translation>Trade name</translation>
    </message>
    <message>
        <source>Identifiant unique (UDI)</source>
        <translation>Unique identifier (UDI)</translation>
    </message>
    <message>
        <source>Micrologiciel</source>
        <translation>Firmware</translation>
    </message>
    <message>
        <source>Lieu</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Fournisseur</source>
        <translation>Supplier</translation>
    </message>
    <message>
        <source>Première utilisation</source>
        <translation>First used</translation>
    </message>
    <message>
        <source>Accessoires</source>
        <translation>Accessories</translation>
    </message>
    <message>
        <source>séparés par des virgules</source>
        <translation>separated by commas</translation>
    </message>
    <message>
        <source>Raison</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Images et sons refusés par le patient</source>
        <translation>The patient refused pictures and sounds</translation>
    </message>
    <message>
        <source>Refusé</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Stéthoscope débranché : le brancher</source>
        <translation>Stethoscope unplugged: plug it in</translation>
    </message>
    <message>
        <source>Débranché</source>
        <translation>Unplugged</translation>
    </message>
    <message>
        <source>Le stéthoscope s’ouvre…</source>
        <translation>The stethoscope is opening…</translation>
    </message>
    <message>
        <source>Coupé en route : rien n’est gardé, recommencez</source>
        <translation>Cut off on the way: nothing is kept, begin again</translation>
    </message>
    <message>
        <source>Trop court : écouter au moins {0} secondes</source>
        <translation>Too short: listen for at least {0} seconds</translation>
    </message>
    <message>
        <source>Rien n’est écouté</source>
        <translation>Nothing is being listened to</translation>
    </message>
    <message>
        <source>Choisir l’endroit</source>
        <translation>Choose the place</translation>
    </message>
    <message>
        <source>À vérifier : {0}</source>
        <translation>To check: {0}</translation>
    </message>
    <message>
        <source>Enregistrement bon, pas encore gardé</source>
        <translation>Good recording, not kept yet</translation>
    </message>
    <message>
        <source>En direct, son bon</source>
        <translation>Live, good sound</translation>
    </message>
    <message>
        <source>En direct</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} s sur {1}</source>
        <translation>{0} s of {1}</translation>
    </message>
    <message>
        <source>Rien n’a été écrit : {0}.</source>
        <translation>Nothing was written: {0}.</translation>
    </message>
    <message>
        <source>ce numéro n’est pas au registre</source>
        <translation>this number is not in the register</translation>
    </message>
    <message>
        <source>ce numéro est déjà au registre</source>
        <translation>this number is in the register already</translation>
    </message>
    <message>
        <source>cet appareil est retiré</source>
        <translation>this device is retired</translation>
    </message>
    <message>
        <source>cet appareil n’est pas arrêté</source>
        <translation>this device is not stopped</translation>
    </message>
    <message>
        <source>il ne remplace pas un appareil de même rôle</source>
        <translation>it does not replace a device of the same role</translation>
    </message>
    <message>
        <source>une raison est nécessaire</source>
        <translation>a reason is needed</translation>
    </message>
    <message>
        <source>cette ligne est déjà corrigée</source>
        <translation>this line is corrected already</translation>
    </message>
    <message>
        <source>cette ligne est annulée ou corrigée, elle ne fait rien relire</source>
        <translation>this line was annulled or corrected, nothing is to be read again by it</translation>
    </message>
    <message>
        <source>la ligne à corriger n’existe pas</source>
        <translation>there is no such line to correct</translation>
    </message>
    <message>
        <source>une correction est de même nature que la ligne corrigée</source>
        <translation>a correction is of the same kind as the line it corrects</translation>
    </message>
    <message>
        <source>deux personnes différentes signent</source>
        <translation>two different people sign</translation>
    </message>
    <message>
        <source>un technicien signe en premier</source>
        <translation>a technician signs first</translation>
    </message>
    <message>
        <source>le certificat de l’étalon est dépassé, ou un flacon périmé</source>
        <translation>the standard’s certificate is over, or a vial has expired</translation>
    </message>
    <message>
        <source>l’étalon manque</source>
        <translation>the reference is missing</translation>
    </message>
    <message>
        <source>les conditions de la pièce manquent</source>
        <translation>the room’s conditions are missing</translation>
    </message>
    <message>
        <source>un point manque</source>
        <translation>a point is missing</translation>
    </message>
    <message>
        <source>dites quel réglage a été fait</source>
        <translation>say what was adjusted</translation>
    </message>
    <message>
        <source>rien n’est revenu ; pavillon sur le coupleur, stéthoscope allumé, volume monté ?</source>
        <translation>nothing came back; chest piece on the coupler, stethoscope on, volume up?</translation>
    </message>
    <message>
        <source>trop fort, le son est coupé ; baisser le haut-parleur</source>
        <translation>too loud, the sound is cut off; turn the loudspeaker down</translation>
    </message>
    <message>
        <source>la carte son a perdu des échantillons ; recommencer</source>
        <translation>the sound card lost samples; begin again</translation>
    </message>
    <message>
        <source>l’entrée son du stéthoscope ne s’ouvre pas</source>
        <translation>the stethoscope’s sound input does not open</translation>
    </message>
    <message>
        <source>le haut-parleur ne s’ouvre pas</source>
        <translation>the loudspeaker does not open</translation>
    </message>
    <message>
        <source>après un réglage, ce qui a été lu est relu</source>
        <translation>after an adjustment, what was read is read again</translation>
    </message>
    <message>
        <source>il reste des étapes</source>
        <translation>there are steps left</translation>
    </message>
    <message>
        <source>finissez d’abord la série commencée</source>
        <translation>finish the series first</translation>
    </message>
    <message>
        <source>une étape d’avant n’est pas faite</source>
        <translation>a step before it is not done</translation>
    </message>
    <message>
        <source>l’étalon a un nom, un numéro et un certificat</source>
        <translation>a reference has a name, a number and a certificate</translation>
    </message>
    <message>
        <source>cette température de pièce n’existe pas</source>
        <translation>no room has this temperature</translation>
    </message>
    <message>
        <source>cette humidité n’existe pas</source>
        <translation>there is no such humidity</translation>
    </message>
    <message>
        <source>cette pression d’air n’existe pas</source>
        <translation>there is no such air pressure</translation>
    </message>
    <message>
        <source>le haut de la plage est sous son bas ; relire celui des deux qui est faux</source>
        <translation>the upper end of the range is below its lower end; read the wrong one of the two again</translation>
    </message>
    <message>
        <source>cette incertitude n’en est pas une</source>
        <translation>this is no uncertainty</translation>
    </message>
    <message>
        <source>un contrôle s’interrompt seulement s’il échoue déjà</source>
        <translation>a check is broken off only if it fails already</translation>
    </message>
    <message>
        <source>image trop lourde</source>
        <translation>picture too large</translation>
    </message>
    <message>
        <source>ce fichier n’est pas une image</source>
        <translation>this file is no picture</translation>
    </message>
    <message>
        <source>huit images au plus</source>
        <translation>eight pictures at most</translation>
    </message>
    <message>
        <source>aucune image dans le dossier « photos » de la clé</source>
        <translation>no picture in the stick’s folder “photos”</translation>
    </message>
    <message>
        <source>un report va à un autre jour</source>
        <translation>it is put off to another day</translation>
    </message>
    <message>
        <source>ce contrôle n’est plus en cours</source>
        <translation>this check is no longer under way</translation>
    </message>
    <message>
        <source>{0} au moins</source>
        <translation>{0} at least</translation>
    </message>
    <message>
        <source>à l’acceptation</source>
        <translation>at acceptance</translation>
    </message>
    <message>
        <source>Examen visuel</source>
        <translation>Visual inspection</translation>
    </message>
    <message>
        <source>Courants de fuite</source>
        <translation>Leakage currents</translation>
    </message>
    <message>
        <source>Réponse en fréquence</source>
        <translation>Frequency response</translation>
    </message>
    <message>
        <source>montée</source>
        <translation>rising</translation>
    </message>
    <message>
        <source>descente</source>
        <translation>falling</translation>
    </message>
    <message>
        <source>Réglage</source>
        <translation>Adjustment</translation>
    </message>
    <message>
        <source>aucun</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Réglage : {0}</source>
        <translation>Adjustment: {0}</translation>
    </message>
    <message>
        <source>{0}, après réglage</source>
        <translation>{0}, after adjustment</translation>
    </message>
    <message>
        <source>{0}, avant réglage</source>
        <translation>{0}, before adjustment</translation>
    </message>
    <message>
        <source>Montée</source>
        <translation>Rising</translation>
    </message>
    <message>
        <source>Descente</source>
        <translation>Falling</translation>
    </message>
    <message>
        <source>Erreur, en {0}</source>
        <translation>Error, in {0}</translation>
    </message>
    <message>
        <source>lue moins référence</source>
        <translation>reading minus reference</translation>
    </message>
    <message>
        <source>Avant réglage</source>
        <translation>Before adjustment</translation>
    </message>
    <message>
        <source>Lu</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>Après réglage</source>
        <translation>After adjustment</translation>
    </message>
    <message>
        <source>À l’acceptation</source>
        <translation>At acceptance</translation>
    </message>
    <message>
        <source>Limite</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Relevés</source>
        <translation>Readings</translation>
    </message>
    <message>
        <source>{0} à {1}</source>
        <translation>{0} to {1}</translation>
    </message>
    <message>
        <source>Relevés, en {0}</source>
        <translation>Readings, in {0}</translation>
    </message>
    <message>
        <source>en cours</source>
        <translation>now</translation>
    </message>
    <message>
        <source>à faire</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>bon</source>
        <translation>good</translation>
    </message>
    <message>
        <source>défaut</source>
        <translation>fault</translation>
    </message>
    <message>
        <source>max {0}</source>
        <translation>max {0}</translation>
    </message>
    <message>
        <source>Erreur selon la valeur demandée</source>
        <translation>Error over the value brought about</translation>
    </message>
    <message>
        <source>Valeur de référence, {0}</source>
        <translation>Reference value, {0}</translation>
    </message>
    <message>
        <source>Limite {0}</source>
        <translation>Limit {0}</translation>
    </message>
    <message>
        <source>Hors limite, sans effet sur ce qui a été mesuré avant.</source>
        <translation>Out of its limit, without effect on what was measured before.</translation>
    </message>
    <message>
        <source>Rien n’est hors limite de ce qui a été lu.</source>
        <translation>Nothing that was read is out of its limits.</translation>
    </message>
    <message>
        <source>L’écart trouvé ne touche aucune visite.</source>
        <translation>What was found touches no visit.</translation>
    </message>
    <message>
        <source>L’écart trouvé touche {0} visite</source>
        <translation>What was found touches {0} visit</translation>
    </message>
    <message>
        <source>L’écart trouvé touche {0} visites</source>
        <translation>What was found touches {0} visits</translation>
    </message>
    <message>
        <source>depuis le {0}</source>
        <translation>since {0}</translation>
    </message>
    <message>
        <source>Une lettre est préparée pour chacun de leurs documents ({0}).</source>
        <translation>A letter is prepared for each of their documents ({0}).</translation>
    </message>
    <message>
        <source>En cours : {0} sur {1}</source>
        <translation>Under way: {0} of {1}</translation>
    </message>
    <message>
        <source>commencé par {0}</source>
        <translation>begun by {0}</translation>
    </message>
    <message>
        <source>reporté au {0} : {1}</source>
        <translation>put off to {0}: {1}</translation>
    </message>
    <message>
        <source>fait le {0}</source>
        <translation>done on {0}</translation>
    </message>
    <message>
        <source>Reprendre</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Commencer</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Méthode directe</source>
        <translation>Direct method</translation>
    </message>
    <message>
        <source>Méthode différentielle</source>
        <translation>Differential method</translation>
    </message>
    <message>
        <source>Méthode alternative</source>
        <translation>Alternative method</translation>
    </message>
    <message>
        <source>Fiche corrigée</source>
        <translation>Sheet corrected</translation>
    </message>
    <message>
        <source>Remplace {0}</source>
        <translation>Replaces {0}</translation>
    </message>
    <message>
        <source>Entrée</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>Contrôle</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>Arrêt</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>Remise en service</source>
        <translation>Back in service</translation>
    </message>
    <message>
        <source>Retrait</source>
        <translation>Retired</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>Consommable compté</source>
        <translation>Consumable counted</translation>
    </message>
    <message>
        <source>Relecture</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Annulation</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>conforme</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>conforme après réglage</source>
        <translation>passed after adjustment</translation>
    </message>
    <message>
        <source>non conforme</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>revu, sans suite</source>
        <translation>reviewed, no follow-up</translation>
    </message>
    <message>
        <source>patient rappelé</source>
        <translation>patient called back</translation>
    </message>
    <message>
        <source>à refaire</source>
        <translation>to be repeated</translation>
    </message>
    <message>
        <source>Annulée</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Corrigée</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Code faux, reste {0} essais</source>
        <translation>Wrong code, {0} tries left</translation>
    </message>
    <message>
        <source>Attendre {0}</source>
        <translation>Wait until {0}</translation>
    </message>
    <message>
        <source>{0} fichiers dans {1}</source>
        <translation>{0} files in {1}</translation>
    </message>
    <message>
        <source>1 fichier dans {1}</source>
        <translation>1 file in {1}</translation>
    </message>
    <message>
        <source>Aucun document à joindre.</source>
        <translation>No document to join.</translation>
    </message>
    <message>
        <source>Le dossier des papiers ne s’écrit pas : {0}</source>
        <translation>The folder of papers cannot be written to: {0}</translation>
    </message>
    <message>
        <source>Rien n’est sorti de l’imprimante.</source>
        <translation>Nothing came out of the printer.</translation>
    </message>
    <message>
        <source>Le certificat s’imprime.</source>
        <translation>The certificate is being printed.</translation>
    </message>
    <message>
        <source>Vérifications</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>{0} jours</source>
        <translation>{0} days</translation>
    </message>
    <message>
        <source>{0} à faire</source>
        <translation>{0} to do</translation>
    </message>
    <message>
        <source>Tout est à jour</source>
        <translation>All is up to date</translation>
    </message>
    <message>
        <source>Aucun contrôle : inscrire d’abord un appareil.</source>
        <translation>No check: enter a device first.</translation>
    </message>
    <message>
        <source>Limites pas encore validées par le responsable du site.</source>
        <translation>Limits not yet validated by whoever answers for the site.</translation>
    </message>
    <message>
        <source>Sécurité élec.</source>
        <translation>Electrical safety</translation>
    </message>
    <message>
        <source>Sécurité électrique de la borne entière</source>
        <translation>Electrical safety of the whole booth</translation>
    </message>
    <message>
        <source>Journal de liaison</source>
        <translation>Wire log</translation>
    </message>
    <message>
        <source>Rien n’a encore été dit. Allumez l’appareil.</source>
        <translation>Nothing was said yet. Switch the device on.</translation>
    </message>
    <message>
        <source>tension</source>
        <translation>blood pressure</translation>
    </message>
    <message>
        <source>pression du brassard</source>
        <translation>cuff pressure</translation>
    </message>
    <message>
        <source>oxygène, ponctuel</source>
        <translation>oxygen, spot check</translation>
    </message>
    <message>
        <source>oxygène, continu</source>
        <translation>oxygen, continuous</translation>
    </message>
    <message>
        <source>température</source>
        <translation>temperature</translation>
    </message>
    <message>
        <source>température, en cours</source>
        <translation>temperature, under way</translation>
    </message>
    <message>
        <source>poids</source>
        <translation>weight</translation>
    </message>
    <message>
        <source>glycémie</source>
        <translation>glucose</translation>
    </message>
    <message>
        <source>mémoire de mesures</source>
        <translation>memory of readings</translation>
    </message>
    <message>
        <source>pouls</source>
        <translation>pulse</translation>
    </message>
    <message>
        <source>pile</source>
        <translation>battery</translation>
    </message>
    <message>
        <source>date et heure</source>
        <translation>date and time</translation>
    </message>
    <message>
        <source>heure</source>
        <translation>time</translation>
    </message>
    <message>
        <source>modèle</source>
        <translation>model</translation>
    </message>
    <message>
        <source>n° de série</source>
        <translation>serial no.</translation>
    </message>
    <message>
        <source>micrologiciel</source>
        <translation>firmware</translation>
    </message>
    <message>
        <source>fabricant</source>
        <translation>make</translation>
    </message>
    <message>
        <source>suite</source>
        <translation>continued</translation>
    </message>
    <message>
        <source>rien que cette famille dise</source>
        <translation>nothing that this family says</translation>
    </message>
    <message>
        <source>drapeaux inconnus : trame propre au fabricant</source>
        <translation>unknown flags: the maker&apos;s own frame</translation>
    </message>
    <message>
        <source>somme de contrôle fausse</source>
        <translation>wrong checksum</translation>
    </message>
    <message>
        <source>refusé : {0}</source>
        <translation>refused: {0}</translation>
    </message>
    <message>
        <source>refusé : {0} octets d’aucun paquet</source>
        <translation>refused: {0} bytes of no packet</translation>
    </message>
    <message>
        <source>et {0} autres paquets</source>
        <translation>and {0} more packets</translation>
    </message>
    <message>
        <source>attend la suite</source>
        <translation>waits for the rest</translation>
    </message>
    <message>
        <source>port ouvert</source>
        <translation>port open</translation>
    </message>
    <message>
        <source>connecté : {0}</source>
        <translation>connected: {0}</translation>
    </message>
    <message>
        <source>abonnement</source>
        <translation>subscription</translation>
    </message>
    <message>
        <source>erreur : pas trouvé</source>
        <translation>error: not found</translation>
    </message>
    <message>
        <source>erreur : liaison perdue</source>
        <translation>error: link lost</translation>
    </message>
    <message>
        <source>erreur : le Bluetooth de la borne tient déjà tous les appareils qu’il peut</source>
        <translation>error: the booth’s Bluetooth already holds as many devices as it can</translation>
    </message>
    <message>
        <source>erreur : pas de Bluetooth</source>
        <translation>error: no Bluetooth</translation>
    </message>
    <message>
        <source>erreur : port pris par un autre programme</source>
        <translation>error: port held by another program</translation>
    </message>
    <message>
        <source>erreur : appairage refusé</source>
        <translation>error: pairing refused</translation>
    </message>
    <message>
        <source>erreur : pas de réponse à temps</source>
        <translation>error: no answer in time</translation>
    </message>
    <message>
        <source>il y a {0} min</source>
        <translation>{0} min ago</translation>
    </message>
    <message>
        <source>ligne fermée</source>
        <translation>line closed</translation>
    </message>
    <message>
        <source>longueur fausse</source>
        <translation>wrong length</translation>
    </message>
    <message>
        <source>connexion perdue</source>
        <translation>connection lost</translation>
    </message>
    <message>
        <source>erreur {0}</source>
        <translation>error {0}</translation>
    </message>
    <message>
        <source>inconnu</source>
        <translation>unknown</translation>
    </message>
    <message>
        <source>non connecté</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>depuis {0}</source>
        <translation>since {0}</translation>
    </message>
    <message>
        <source>Signal à l’appel</source>
        <translation>Signal when it called</translation>
    </message>
    <message>
        <source>il y a {0} s</source>
        <translation>{0} s ago</translation>
    </message>
    <message>
        <source>Connexion</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>appel entendu, {0} dBm</source>
        <translation>call heard, {0} dBm</translation>
    </message>
    <message>
        <source>mesure finie : {0}</source>
        <translation>measure ended: {0}</translation>
    </message>
    <message>
        <source>Dernier octet</source>
        <translation>Last byte</translation>
    </message>
    <message>
        <source>Coupures</source>
        <translation>Drops</translation>
    </message>
    <message>
        <source>Erreurs</source>
        <translation>Errors</translation>
    </message>
    <message>
        <source>Octets reçus, envoyés</source>
        <translation>Bytes received, sent</translation>
    </message>
    <message>
        <source>On essaie chaque partie…</source>
        <translation>Each part is being tried…</translation>
    </message>
    <message>
        <source>L’autotest s’est arrêté avant la fin : recommencez. « alcove self-test » dit davantage.</source>
        <translation>The self-test stopped before its end: start it again. “alcove self-test” says more.</translation>
    </message>
    <message>
        <source>En défaut</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>À voir</source>
        <translation>To look at</translation>
    </message>
    <message>
        <source>Bon</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Pas essayé</source>
        <translation>Not tried</translation>
    </message>
    <message>
        <source>À mettre en ordre avant un patient : {0}</source>
        <translation>To be put in order before a patient: {0}</translation>
    </message>
    <message>
        <source>La borne est prête.</source>
        <translation>The booth is ready.</translation>
    </message>
    <message>
        <source>attend d’être gardée ou écartée</source>
        <translation>waits to be kept or discarded</translation>
    </message>
    <message>
        <source>barrée par {0}, {1} : {2}</source>
        <translation>struck out by {0}, {1}: {2}</translation>
    </message>
    <message>
        <source>gardée par {0}, {1}</source>
        <translation>kept by {0}, {1}</translation>
    </message>
    <message>
        <source>par la borne</source>
        <translation>by the booth</translation>
    </message>
    <message>
        <source>par {0}</source>
        <translation>by {0}</translation>
    </message>
    <message>
        <source>écartée {0}, {1}</source>
        <translation>discarded {0}, {1}</translation>
    </message>
    <message>
        <source>Mesurée</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Heure de l’appareil</source>
        <translation>Device’s own time</translation>
    </message>
    <message>
        <source>Dit par l’appareil</source>
        <translation>As the device said it</translation>
    </message>
    <message>
        <source>Courbe lue par la borne</source>
        <translation>Wave as the booth read it</translation>
    </message>
    <message>
        <source>{0} %, dit l’oxymètre</source>
        <translation>{0}%, says the oximeter</translation>
    </message>
    <message>
        <source>Indice de perfusion</source>
        <translation>Perfusion index</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>What became of it</translation>
    </message>
    <message>
        <source>Appareil</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>l’appareil ne le dit pas</source>
        <translation>the device does not say it</translation>
    </message>
    <message>
        <source>, le dernier est du {0}</source>
        <translation>, the last one was on {0}</translation>
    </message>
    <message>
        <source>, à refaire avant le {0}</source>
        <translation>, due by {0}</translation>
    </message>
    <message>
        <source>à jour</source>
        <translation>up to date</translation>
    </message>
    <message>
        <source>dépassé ou non réussi</source>
        <translation>overdue or failed</translation>
    </message>
    <message>
        <source>pas encore fait</source>
        <translation>not done yet</translation>
    </message>
    <message>
        <source>la borne n’en sait rien</source>
        <translation>the booth knows nothing of it</translation>
    </message>
    <message>
        <source>Qualité</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>écartée : {0}</source>
        <translation>discarded: {0}</translation>
    </message>
    <message>
        <source>douteuse : {0}</source>
        <translation>doubtful: {0}</translation>
    </message>
    <message>
        <source>lisible à {0} % sur {1} s, {2} battements</source>
        <translation>{0}% readable over {1} s, {2} beats</translation>
    </message>
    <message>
        <source>Octets</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>aucun en propre : moyenne des mesures qui suivent</source>
        <translation>none of its own: average of the readings below</translation>
    </message>
    <message>
        <source>aucun : valeur saisie</source>
        <translation>none: typed value</translation>
    </message>
    <message>
        <source>{0} octets, lus par {1}</source>
        <translation>{0} bytes, read by {1}</translation>
    </message>
    <message>
        <source>un lecteur non noté</source>
        <translation>a reader that was not noted</translation>
    </message>
    <message>
        <source>Empreinte SHA-256</source>
        <translation>SHA-256 fingerprint</translation>
    </message>
    <message>
        <source>Paquet {0}</source>
        <translation>Packet {0}</translation>
    </message>
    <message>
        <source>Relu maintenant</source>
        <translation>Read again now</translation>
    </message>
    <message>
        <source>ces octets ne se relisent pas sur cette borne</source>
        <translation>these bytes cannot be read again on this booth</translation>
    </message>
    <message>
        <source>{0} : les mêmes chiffres</source>
        <translation>{0}: the same numbers</translation>
    </message>
    <message>
        <source>{0} : ce ne sont pas les chiffres gardés. Appelez le technicien.</source>
        <translation>{0}: not the numbers that were kept. Call the technician.</translation>
    </message>
    <message>
        <source>le {0} à {1}</source>
        <translation>on {0} at {1}</translation>
    </message>
    <message>
        <source>systolique</source>
        <translation>systolic</translation>
    </message>
    <message>
        <source>diastolique</source>
        <translation>diastolic</translation>
    </message>
    <message>
        <source>moyenne</source>
        <translation>mean</translation>
    </message>
    <message>
        <source>en kPa</source>
        <translation>in kPa</translation>
    </message>
    <message>
        <source>date</source>
        <translation>date</translation>
    </message>
    <message>
        <source>utilisateur</source>
        <translation>user</translation>
    </message>
    <message>
        <source>état</source>
        <translation>status</translation>
    </message>
    <message>
        <source>SpO2</source>
        <translation>SpO2</translation>
    </message>
    <message>
        <source>onde</source>
        <translation>pleth</translation>
    </message>
    <message>
        <source>barre</source>
        <translation>bar</translation>
    </message>
    <message>
        <source>force du signal</source>
        <translation>signal strength</translation>
    </message>
    <message>
        <source>battement</source>
        <translation>beat</translation>
    </message>
    <message>
        <source>recherche du pouls</source>
        <translation>searching for the pulse</translation>
    </message>
    <message>
        <source>recherche trop longue</source>
        <translation>search takes too long</translation>
    </message>
    <message>
        <source>SpO2 basse</source>
        <translation>low SpO2</translation>
    </message>
    <message>
        <source>défaut de sonde</source>
        <translation>probe error</translation>
    </message>
    <message>
        <source>sonde retirée</source>
        <translation>probe off</translation>
    </message>
    <message>
        <source>perfusion</source>
        <translation>perfusion</translation>
    </message>
    <message>
        <source>perfusion non valable</source>
        <translation>perfusion not valid</translation>
    </message>
    <message>
        <source>pas de doigt</source>
        <translation>no finger</translation>
    </message>
    <message>
        <source>doigt en place</source>
        <translation>finger in</translation>
    </message>
    <message>
        <source>pas de signal</source>
        <translation>no signal</translation>
    </message>
    <message>
        <source>sonde débranchée</source>
        <translation>probe unplugged</translation>
    </message>
    <message>
        <source>perfusion faible</source>
        <translation>low perfusion</translation>
    </message>
    <message>
        <source>perfusion limite</source>
        <translation>marginal perfusion</translation>
    </message>
    <message>
        <source>pouls perdu</source>
        <translation>pulse lost</translation>
    </message>
    <message>
        <source>artefact</source>
        <translation>artefact</translation>
    </message>
    <message>
        <source>valeur sûre selon l’appareil</source>
        <translation>sure, the device says</translation>
    </message>
    <message>
        <source>pile en %</source>
        <translation>battery, %</translation>
    </message>
    <message>
        <source>pile en dixièmes de volt</source>
        <translation>battery, tenths of a volt</translation>
    </message>
    <message>
        <source>compteur</source>
        <translation>counter</translation>
    </message>
    <message>
        <source>nombre</source>
        <translation>number</translation>
    </message>
    <message>
        <source>en °F</source>
        <translation>in °F</translation>
    </message>
    <message>
        <source>site</source>
        <translation>site code</translation>
    </message>
    <message>
        <source>points</source>
        <translation>counts</translation>
    </message>
    <message>
        <source>pas</source>
        <translation>step</translation>
    </message>
    <message>
        <source>en livres</source>
        <translation>in pounds</translation>
    </message>
    <message>
        <source>graisse</source>
        <translation>fat</translation>
    </message>
    <message>
        <source>n° d’ordre</source>
        <translation>sequence number</translation>
    </message>
    <message>
        <source>heure de base</source>
        <translation>base time</translation>
    </message>
    <message>
        <source>décalage en min</source>
        <translation>offset, min</translation>
    </message>
    <message>
        <source>échantillon</source>
        <translation>sample</translation>
    </message>
    <message>
        <source>lieu</source>
        <translation>location</translation>
    </message>
    <message>
        <source>en mol/L</source>
        <translation>in mol/L</translation>
    </message>
    <message>
        <source>contexte à suivre</source>
        <translation>context follows</translation>
    </message>
    <message>
        <source>nombre de mesures</source>
        <translation>number of readings</translation>
    </message>
    <message>
        <source>opération</source>
        <translation>operation</translation>
    </message>
    <message>
        <source>réponse</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>battements comptés</source>
        <translation>beats counted</translation>
    </message>
    <message>
        <source>sur deux octets</source>
        <translation>in two bytes</translation>
    </message>
    <message>
        <source>contact avec la peau</source>
        <translation>skin contact</translation>
    </message>
    <message>
        <source>intervalles</source>
        <translation>intervals</translation>
    </message>
    <message>
        <source>énergie en kJ</source>
        <translation>energy in kJ</translation>
    </message>
    <message>
        <source>mmHg</source>
        <translation>mmHg</translation>
    </message>
    <message>
        <source>battements</source>
        <translation>beats</translation>
    </message>
    <message>
        <source>erreur</source>
        <translation>error</translation>
    </message>
    <message>
        <source>durées</source>
        <translation>times</translation>
    </message>
    <message>
        <source>reçu</source>
        <translation>received</translation>
    </message>
    <message>
        <source>fait</source>
        <translation>done</translation>
    </message>
    <message>
        <source>interrompu</source>
        <translation>aborted</translation>
    </message>
    <message>
        <source>occupé</source>
        <translation>busy</translation>
    </message>
    <message>
        <source>adresse</source>
        <translation>address</translation>
    </message>
    <message>
        <source>données</source>
        <translation>data</translation>
    </message>
    <message>
        <source>type</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>résultat</source>
        <translation>result</translation>
    </message>
    <message>
        <source>dernière place</source>
        <translation>newest place</translation>
    </message>
    <message>
        <source>bras bougé</source>
        <translation>arm moved</translation>
    </message>
    <message>
        <source>corps bougé</source>
        <translation>body moved</translation>
    </message>
    <message>
        <source>brassard lâche</source>
        <translation>cuff loose</translation>
    </message>
    <message>
        <source>heure de l’appareil</source>
        <translation>device&apos;s time</translation>
    </message>
    <message>
        <source>exceptions</source>
        <translation>exceptions</translation>
    </message>
    <message>
        <source>alarme</source>
        <translation>alarm</translation>
    </message>
    <message>
        <source>pas de capteur</source>
        <translation>no sensor</translation>
    </message>
    <message>
        <source>capteur retiré</source>
        <translation>sensor off</translation>
    </message>
    <message>
        <source>tout est bon</source>
        <translation>all is well</translation>
    </message>
    <message>
        <source>démarrer</source>
        <translation>start</translation>
    </message>
    <message>
        <source>interrompre</source>
        <translation>abort</translation>
    </message>
    <message>
        <source>arrêter</source>
        <translation>stop</translation>
    </message>
    <message>
        <source>continuer</source>
        <translation>go on</translation>
    </message>
    <message>
        <source>démarrer l’envoi</source>
        <translation>start sending</translation>
    </message>
    <message>
        <source>arrêter l’envoi</source>
        <translation>stop sending</translation>
    </message>
    <message>
        <source>arrêter la mémoire</source>
        <translation>stop the memory</translation>
    </message>
    <message>
        <source>rester en marche</source>
        <translation>stay on</translation>
    </message>
    <message>
        <source>démarrer l’onde</source>
        <translation>start wave</translation>
    </message>
    <message>
        <source>démarrer les nombres</source>
        <translation>start numbers</translation>
    </message>
    <message>
        <source>dire les mesures</source>
        <translation>tell records</translation>
    </message>
    <message>
        <source>dire le résultat</source>
        <translation>tell result</translation>
    </message>
    <message>
        <source>dire la pression</source>
        <translation>tell pressure</translation>
    </message>
    <message>
        <source>dire l’heure</source>
        <translation>tell time</translation>
    </message>
    <message>
        <source>dire le modèle</source>
        <translation>tell model</translation>
    </message>
    <message>
        <source>dire le nombre</source>
        <translation>tell count</translation>
    </message>
    <message>
        <source>dire le nom</source>
        <translation>tell name</translation>
    </message>
    <message>
        <source>heure de la mesure</source>
        <translation>time of the reading</translation>
    </message>
    <message>
        <source>valeur de la mesure</source>
        <translation>value of the reading</translation>
    </message>
    <message>
        <source>tout envoyer</source>
        <translation>send all</translation>
    </message>
    <message>
        <source>envoyer</source>
        <translation>report</translation>
    </message>
    <message>
        <source>place vide</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>pas de valeur</source>
        <translation>no value</translation>
    </message>
    <message>
        <source>signal {0} %</source>
        <translation>signal {0}%</translation>
    </message>
    <message>
        <source>dans la plage imprimée</source>
        <translation>within the printed range</translation>
    </message>
    <message>
        <source>Solution basse</source>
        <translation>Low solution</translation>
    </message>
    <message>
        <source>Solution haute</source>
        <translation>High solution</translation>
    </message>
    <message>
        <source>Contrôle de l’otoscope dépassé : il reste éteint.</source>
        <translation>The otoscope’s check is overdue: it stays off.</translation>
    </message>
    <message>
        <source>Contrôle dépassé</source>
        <translation>Check overdue</translation>
    </message>
</context>
<context>
    <name>Consumables</name>
    <message>
        <source>Consommables</source>
        <translation>Consumables</translation>
    </message>
    <message>
        <source>Compter</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Pour</source>
        <translation>For</translation>
    </message>
    <message>
        <source>Inscrire au registre</source>
        <translation>Write into the register</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>Votre décision : la téléconsultation convient-elle ?</source>
        <translation>Your decision: does a teleconsultation fit?</translation>
    </message>
    <message>
        <source>Obligatoire avant l’appel · se rouvre à chaque valeur d’alerte</source>
        <translation>Required before the call · reopens at each alarming value</translation>
    </message>
    <message>
        <source>Raison de la décision, obligatoire</source>
        <translation>Reason for the decision, required</translation>
    </message>
    <message>
        <source>%1 : %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>Parc</source>
        <translation>Fleet</translation>
    </message>
    <message>
        <source>Vérifier maintenant</source>
        <translation>Check now</translation>
    </message>
    <message>
        <source>Au registre</source>
        <translation>In the register</translation>
    </message>
    <message>
        <source>Corriger</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>Remplacer</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Remettre en service</source>
        <translation>Back into service</translation>
    </message>
    <message>
        <source>Retirer</source>
        <translation>Retire</translation>
    </message>
    <message>
        <source>Échéances</source>
        <translation>Due dates</translation>
    </message>
    <message>
        <source>Liaison</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Journal de liaison</source>
        <translation>Wire log</translation>
    </message>
</context>
<context>
    <name>DevicesPanel</name>
    <message>
        <source>Appareils</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>Toucher pour lancer une mesure guidée</source>
        <translation>Touch to start a guided measure</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>Refuser n’est pas une erreur</source>
        <translation>Refusing is not an error</translation>
    </message>
    <message>
        <source>Raison et suite</source>
        <translation>Reason and what follows</translation>
    </message>
    <message>
        <source>Gardées au journal avec votre nom</source>
        <translation>Kept in the log with your name</translation>
    </message>
    <message>
        <source>La raison, et ce qui est convenu</source>
        <translation>The reason, and what was agreed</translation>
    </message>
    <message>
        <source>Pourquoi sans feuille imprimée ?</source>
        <translation>Why without a printed sheet?</translation>
    </message>
    <message>
        <source>Aperçu de la feuille</source>
        <translation>Preview of the sheet</translation>
    </message>
    <message>
        <source>Imprimer la feuille</source>
        <translation>Print the sheet</translation>
    </message>
    <message>
        <source>Sans</source>
        <translation>Without</translation>
    </message>
    <message>
        <source>Sans feuille imprimée</source>
        <translation>Without a printed sheet</translation>
    </message>
    <message>
        <source>Finir la visite</source>
        <translation>Finish the visit</translation>
    </message>
    <message>
        <source>Finir la visite : %1</source>
        <translation>Finish the visit: %1</translation>
    </message>
</context>
<context>
    <name>EvidenceSheet</name>
    <message>
        <source>D’où vient ce chiffre</source>
        <translation>Where this number comes from</translation>
    </message>
    <message>
        <source>Fermer</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Oxygène bas</source>
        <translation>Low oxygen</translation>
    </message>
    <message>
        <source>Tension basse</source>
        <translation>Low blood pressure</translation>
    </message>
    <message>
        <source>Tension très haute</source>
        <translation>Very high blood pressure</translation>
    </message>
    <message>
        <source>Pouls très lent</source>
        <translation>Very slow pulse</translation>
    </message>
    <message>
        <source>Pouls très rapide</source>
        <translation>Very fast pulse</translation>
    </message>
    <message>
        <source>Température basse</source>
        <translation>Low temperature</translation>
    </message>
    <message>
        <source>Forte fièvre</source>
        <translation>High fever</translation>
    </message>
    <message>
        <source>Respiration trop lente</source>
        <translation>Breathing too slow</translation>
    </message>
    <message>
        <source>Respiration rapide</source>
        <translation>Fast breathing</translation>
    </message>
    <message>
        <source>Fièvre avant 3 mois</source>
        <translation>Fever before 3 months</translation>
    </message>
    <message>
        <source>Tension très haute pendant une grossesse</source>
        <translation>Very high blood pressure in pregnancy</translation>
    </message>
    <message>
        <source>Sucre bas</source>
        <translation>Low sugar</translation>
    </message>
    <message>
        <source>Sucre très haut</source>
        <translation>Very high sugar</translation>
    </message>
    <message>
        <source>oui</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>ne sait pas</source>
        <translation>does not know</translation>
    </message>
    <message>
        <source>{0} : {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>Le patient a touché « Mal dans la poitrine, souffle court, visage ou bras faible »</source>
        <translation>The patient touched “Chest pain, short of breath, weak face or arm”</translation>
    </message>
    <message>
        <source>Le patient se sent moins bien</source>
        <translation>The patient feels worse</translation>
    </message>
</context>
<context>
    <name>IdentityEntry</name>
    <message>
        <source>« Dites votre nom et votre date de naissance. »</source>
        <translation>“Say your name and your date of birth.”</translation>
    </message>
    <message>
        <source>Nom concorde</source>
        <translation>Name matches</translation>
    </message>
    <message>
        <source>Date concorde</source>
        <translation>Date matches</translation>
    </message>
    <message>
        <source>Qui répond aujourd’hui ?</source>
        <translation>Who answers today?</translation>
    </message>
    <message>
        <source>Pourquoi corriger ?</source>
        <translation>Why correct it?</translation>
    </message>
    <message>
        <source>Faute de frappe</source>
        <translation>Typing error</translation>
    </message>
    <message>
        <source>Pièce vue ensuite</source>
        <translation>Document seen later</translation>
    </message>
    <message>
        <source>Dit par le patient</source>
        <translation>Said by the patient</translation>
    </message>
    <message>
        <source>Vu par le médecin</source>
        <translation>Seen by the doctor</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>Tuteur</source>
        <translation>Guardian</translation>
    </message>
    <message>
        <source>Curateur</source>
        <translation>Curator</translation>
    </message>
    <message>
        <source>Pers. de confiance</source>
        <translation>Trusted person</translation>
    </message>
    <message>
        <source>Parent, tuteur : son nom est demandé. Le patient garde la parole.</source>
        <translation>Parent, guardian: their name is asked. The patient still speaks.</translation>
    </message>
    <message>
        <source>Les accords restent. Le patient et le médecin confirment de nouveau.</source>
        <translation>The agreements stay. The patient and the doctor confirm again.</translation>
    </message>
    <message>
        <source>Ce n’est pas lui</source>
        <translation>Not this person</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Continuer : %1</source>
        <translation>Continue: %1</translation>
    </message>
    <message>
        <source>Le patient a confirmé</source>
        <translation>The patient confirmed</translation>
    </message>
    <message>
        <source>Modifier</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Modifier : %1</source>
        <translation>Change: %1</translation>
    </message>
</context>
<context>
    <name>KeyboardModel</name>
    <message>
        <source>Effacer</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>Lettres</source>
        <translation>Letters</translation>
    </message>
    <message>
        <source>Accents</source>
        <translation>Accents</translation>
    </message>
    <message>
        <source>Majuscules</source>
        <translation>Capitals</translation>
    </message>
    <message>
        <source>Vider</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>espace</source>
        <translation>space</translation>
    </message>
    <message>
        <source>Espace</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Apostrophe</source>
        <translation>Apostrophe</translation>
    </message>
    <message>
        <source>Virgule</source>
        <translation>Comma</translation>
    </message>
</context>
<context>
    <name>LateDelivery</name>
    <message>
        <source>Relancer</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>LeftBar</name>
    <message>
        <source>Mode technicien</source>
        <translation>Technician mode</translation>
    </message>
    <message>
        <source>Borne fermée aux patients. Aucune donnée de santé visible.</source>
        <translation>Booth closed to patients. No health data visible.</translation>
    </message>
    <message>
        <source>Verrouiller</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Quitter</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Où écouter ?</source>
        <translation>Where to listen?</translation>
    </message>
    <message>
        <source>Gardé</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>Le son du stéthoscope, en direct</source>
        <translation>The sound of the stethoscope, live</translation>
    </message>
    <message>
        <source>Sur la peau, sans bouger. Demander de ne pas parler ; pour les poumons, de respirer fort par la bouche.</source>
        <translation>On the skin, without moving. Ask not to speak; for the lungs, to breathe deeply through the mouth.</translation>
    </message>
    <message>
        <source>Écouter</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Arrêter</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Garder pour le médecin</source>
        <translation>Keep for the doctor</translation>
    </message>
    <message>
        <source>Refaire</source>
        <translation>Do it again</translation>
    </message>
    <message>
        <source>Retour à la visite</source>
        <translation>Back to the visit</translation>
    </message>
    <message>
        <source>Garder ou refaire d’abord</source>
        <translation>First keep it or do it again</translation>
    </message>
</context>
<context>
    <name>ManualEntry</name>
    <message>
        <source>Quelle mesure écrivez-vous ?</source>
        <translation>Which measure are you typing?</translation>
    </message>
    <message>
        <source>Seulement si l’appareil ne peut pas l’envoyer</source>
        <translation>Only if the device cannot send it</translation>
    </message>
    <message>
        <source>Annuler</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ajouter</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Ajouter : %1</source>
        <translation>Add: %1</translation>
    </message>
    <message>
        <source>Ce que verra le médecin</source>
        <translation>What the practitioner will see</translation>
    </message>
    <message>
        <source>Aucune mesure choisie</source>
        <translation>No measure chosen</translation>
    </message>
    <message>
        <source>Saisie manuelle</source>
        <translation>Typed by hand</translation>
    </message>
    <message>
        <source>À confirmer</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>Règles</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>La marque « saisie manuelle » reste partout : console, compte rendu, feuille.</source>
        <translation>The mark “typed by hand” stays everywhere: console, report, sheet.</translation>
    </message>
    <message>
        <source>Jamais mêlée à une moyenne d’appareil.</source>
        <translation>Never mixed into a device’s average.</translation>
    </message>
    <message>
        <source>Une valeur d’alerte rouvre la pertinence, comme un appareil.</source>
        <translation>An alarming value reopens relevance, like a device’s.</translation>
    </message>
    <message>
        <source>La valeur barrée reste au journal.</source>
        <translation>A struck-out value stays in the log.</translation>
    </message>
</context>
<context>
    <name>ManualSourceColumn</name>
    <message>
        <source>D’où vient ce chiffre ?</source>
        <translation>Where does this number come from?</translation>
    </message>
    <message>
        <source>Quand</source>
        <translation>When</translation>
    </message>
    <message>
        <source>hier soir</source>
        <translation>last night</translation>
    </message>
    <message>
        <source>Pourquoi à la main</source>
        <translation>Why by hand</translation>
    </message>
    <message>
        <source>si utile</source>
        <translation>if useful</translation>
    </message>
    <message>
        <source>Loin d’une valeur de la visite</source>
        <translation>Far from a value of this visit</translation>
    </message>
    <message>
        <source>Relisez le chiffre avec le patient.</source>
        <translation>Read the number again with the patient.</translation>
    </message>
    <message>
        <source>Corriger</source>
        <translation>Correct</translation>
    </message>
</context>
<context>
    <name>MirrorPanel</name>
    <message>
        <source>masqué</source>
        <translation>hidden</translation>
    </message>
    <message>
        <source>en direct</source>
        <translation>live</translation>
    </message>
    <message>
        <source>Image masquée sur cette console</source>
        <translation>Picture hidden on this console</translation>
    </message>
    <message>
        <source>Montrer</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Masquer</source>
        <translation>Hide</translation>
    </message>
</context>
<context>
    <name>Motives</name>
    <message>
        <source>Oreille</source>
        <translation>Ear</translation>
    </message>
    <message>
        <source>Œil</source>
        <translation>Eye</translation>
    </message>
    <message>
        <source>Gorge, nez, rhume</source>
        <translation>Throat, nose, cold</translation>
    </message>
    <message>
        <source>Toux, souffle</source>
        <translation>Cough, breath</translation>
    </message>
    <message>
        <source>Ventre</source>
        <translation>Belly</translation>
    </message>
    <message>
        <source>Peau, plaie</source>
        <translation>Skin, wound</translation>
    </message>
    <message>
        <source>Dos, articulations</source>
        <translation>Back, joints</translation>
    </message>
    <message>
        <source>Urine</source>
        <translation>Urine</translation>
    </message>
    <message>
        <source>Tension, cœur</source>
        <translation>Pressure, heart</translation>
    </message>
    <message>
        <source>Ordonnance à refaire</source>
        <translation>Prescription to renew</translation>
    </message>
    <message>
        <source>Moral, sommeil</source>
        <translation>Mood, sleep</translation>
    </message>
    <message>
        <source>Autre chose</source>
        <translation>Something else</translation>
    </message>
</context>
<context>
    <name>NumPad</name>
    <message>
        <source>Effacer</source>
        <translation>Wipe</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Contrôle du jour, avant le premier patient</source>
        <translation>Day check, before the first patient</translation>
    </message>
    <message>
        <source>Envois pas encore reçus</source>
        <translation>Deliveries not received yet</translation>
    </message>
    <message>
        <source>File chiffrée. Elle ne retarde jamais le patient suivant.</source>
        <translation>Encrypted queue. It never delays the next patient.</translation>
    </message>
    <message>
        <source>Ouvrir : %1</source>
        <translation>Open: %1</translation>
    </message>
    <message>
        <source>Reprendre la visite</source>
        <translation>Take up the visit</translation>
    </message>
    <message>
        <source>Ouvrir la borne</source>
        <translation>Open the booth</translation>
    </message>
</context>
<context>
    <name>Park</name>
    <message>
        <source>Autotest</source>
        <translation>Self-test</translation>
    </message>
    <message>
        <source>Registre PDF, CSV</source>
        <translation>Register PDF, CSV</translation>
    </message>
    <message>
        <source>Ajouter un appareil</source>
        <translation>Add a device</translation>
    </message>
    <message>
        <source>Numéro de série, appareil</source>
        <translation>Serial number, device</translation>
    </message>
    <message>
        <source>Appareil</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>N° de série</source>
        <translation>Serial no.</translation>
    </message>
    <message>
        <source>Contrôle qualité</source>
        <translation>Quality control</translation>
    </message>
    <message>
        <source>Étalonnage</source>
        <translation>Calibration</translation>
    </message>
    <message>
        <source>Sécurité électrique</source>
        <translation>Electrical safety</translation>
    </message>
    <message>
        <source>Consommables</source>
        <translation>Consumables</translation>
    </message>
    <message>
        <source>État</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Voir les visites</source>
        <translation>See the visits</translation>
    </message>
    <message>
        <source>Vérifier maintenant</source>
        <translation>Check now</translation>
    </message>
</context>
<context>
    <name>PrivacyPanel</name>
    <message>
        <source>Intimité</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Rideau fermé</source>
        <translation>Curtain shut</translation>
    </message>
    <message>
        <source>Bruit</source>
        <translation>Noise</translation>
    </message>
    <message>
        <source>Calme</source>
        <translation>Calm</translation>
    </message>
    <message>
        <source>Bruyant</source>
        <translation>Noisy</translation>
    </message>
</context>
<context>
    <name>QuestionLine</name>
    <message>
        <source>Oui</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Inconnu</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Précisez</source>
        <translation>Say more</translation>
    </message>
    <message>
        <source>Détail</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Détail : %1</source>
        <translation>Detail: %1</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Ce que le médecin doit savoir</source>
        <translation>What the practitioner must know</translation>
    </message>
    <message>
        <source>« Inconnu » est une réponse.</source>
        <translation>“Unknown” is an answer.</translation>
    </message>
    <message>
        <source>Une ligne vide se lit « pas demandé », jamais « aucun ».</source>
        <translation>An empty line reads “not asked”, never “none”.</translation>
    </message>
    <message>
        <source>Continuer</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Continuer : %1</source>
        <translation>Continue: %1</translation>
    </message>
    <message>
        <source>Signes d’alerte</source>
        <translation>Alarm signs</translation>
    </message>
    <message>
        <source>Signaler une alerte</source>
        <translation>Report an alarm sign</translation>
    </message>
    <message>
        <source>Le médecin lira</source>
        <translation>The practitioner will read</translation>
    </message>
</context>
<context>
    <name>RedFlags</name>
    <message>
        <source>Avez-vous mal dans la poitrine ?</source>
        <translation>Do you have pain in your chest?</translation>
    </message>
    <message>
        <source>Une douleur, un poids, un serrement.</source>
        <translation>A pain, a weight, a tightness.</translation>
    </message>
    <message>
        <source>Avez-vous du mal à respirer ?</source>
        <translation>Is it hard to breathe?</translation>
    </message>
    <message>
        <source>Au repos, ou pour finir une phrase.</source>
        <translation>At rest, or to finish a sentence.</translation>
    </message>
    <message>
        <source>Un côté du visage ou du corps est-il plus faible ?</source>
        <translation>Is one side of the face or body weaker?</translation>
    </message>
    <message>
        <source>Ou des mots qui ne viennent pas, depuis peu.</source>
        <translation>Or words that do not come, since recently.</translation>
    </message>
    <message>
        <source>Avez-vous perdu connaissance aujourd’hui ?</source>
        <translation>Did you lose consciousness today?</translation>
    </message>
    <message>
        <source>Ou une crise, une confusion.</source>
        <translation>Or a fit, or confusion.</translation>
    </message>
    <message>
        <source>Saignez-vous beaucoup ?</source>
        <translation>Are you bleeding a lot?</translation>
    </message>
    <message>
        <source>Un saignement qui ne s’arrête pas.</source>
        <translation>A bleeding that does not stop.</translation>
    </message>
    <message>
        <source>Votre visage ou votre langue gonflent-ils ?</source>
        <translation>Are your face or tongue swelling?</translation>
    </message>
    <message>
        <source>Depuis quelques minutes ou quelques heures.</source>
        <translation>For some minutes or some hours.</translation>
    </message>
    <message>
        <source>Pensez-vous à vous faire du mal ?</source>
        <translation>Do you think of hurting yourself?</translation>
    </message>
    <message>
        <source>Vous pouvez le dire. On vous aide tout de suite. Numéro : 3114.</source>
        <translation>You can say so. You get help at once. Number: 3114.</translation>
    </message>
</context>
<context>
    <name>Register</name>
    <message>
        <source>Registre</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Emporter, PDF et CSV</source>
        <translation>Take along, PDF and CSV</translation>
    </message>
    <message>
        <source>On écrit…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>Une clé USB branchée apparaît ici.</source>
        <translation>A USB stick that is plugged in appears here.</translation>
    </message>
    <message>
        <source>Cette ligne</source>
        <translation>This line</translation>
    </message>
    <message>
        <source>Certificat PDF</source>
        <translation>Certificate, PDF</translation>
    </message>
    <message>
        <source>Imprimer</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Lettres à joindre</source>
        <translation>Letters to join</translation>
    </message>
    <message>
        <source>Raison</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Corriger la fiche</source>
        <translation>Correct the sheet</translation>
    </message>
    <message>
        <source>Annuler par une ligne nouvelle</source>
        <translation>Cancel by a new line</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>J’y vais</source>
        <translation>On it</translation>
    </message>
    <message>
        <source>Pas possible</source>
        <translation>Not possible</translation>
    </message>
    <message>
        <source>Pourquoi ?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>Refuser</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Lancer la mesure</source>
        <translation>Start the measure</translation>
    </message>
</context>
<context>
    <name>RequestRail</name>
    <message>
        <source>Demandes du médecin</source>
        <translation>The practitioner’s requests</translation>
    </message>
    <message>
        <source>Aucune pour l’instant.</source>
        <translation>None for now.</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Pertinence</source>
        <translation>Relevance</translation>
    </message>
    <message>
        <source>Accord</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Identité</source>
        <translation>Identity</translation>
    </message>
    <message>
        <source>Stéthoscope</source>
        <translation>Stethoscope</translation>
    </message>
    <message>
        <source>Finir sans compte rendu</source>
        <translation>Finish without a report</translation>
    </message>
    <message>
        <source>Noter ce que dit le patient</source>
        <translation>Note what the patient says</translation>
    </message>
    <message>
        <source>Noter</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>Tension</source>
        <translation>Pressure</translation>
    </message>
    <message>
        <source>Oxygène et pouls</source>
        <translation>Oxygen and pulse</translation>
    </message>
    <message>
        <source>Température</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>Oreille droite</source>
        <translation>Right ear</translation>
    </message>
    <message>
        <source>Oreille gauche</source>
        <translation>Left ear</translation>
    </message>
    <message>
        <source>Image de la peau</source>
        <translation>Picture of the skin</translation>
    </message>
    <message>
        <source>Écouter le cœur</source>
        <translation>Listen to the heart</translation>
    </message>
    <message>
        <source>Écouter les poumons</source>
        <translation>Listen to the lungs</translation>
    </message>
    <message>
        <source>Poids</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Fréquence respiratoire</source>
        <translation>Breathing rate</translation>
    </message>
    <message>
        <source>Glycémie</source>
        <translation>Glucose</translation>
    </message>
    <message>
        <source>Douleur, de 0 à 10</source>
        <translation>Pain, 0 to 10</translation>
    </message>
    <message>
        <source>Une question à poser</source>
        <translation>A question to ask</translation>
    </message>
</context>
<context>
    <name>ScopePanel</name>
    <message>
        <source>Quelle oreille ?</source>
        <translation>Which ear?</translation>
    </message>
    <message>
        <source>Où sur la peau ?</source>
        <translation>Where on the skin?</translation>
    </message>
    <message>
        <source>Droite · faite</source>
        <translation>Right · done</translation>
    </message>
    <message>
        <source>Droite</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Gauche · faite</source>
        <translation>Left · done</translation>
    </message>
    <message>
        <source>Gauche</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Changer d’endroit</source>
        <translation>Another place</translation>
    </message>
    <message>
        <source>Embout neuf pour chaque patient</source>
        <translation>New tip for each patient</translation>
    </message>
    <message>
        <source>Optique désinfectée pour chaque patient</source>
        <translation>Lens disinfected for each patient</translation>
    </message>
    <message>
        <source>Image figée, pas encore envoyée</source>
        <translation>Picture frozen, not sent yet</translation>
    </message>
    <message>
        <source>Reprendre en direct</source>
        <translation>Back to live</translation>
    </message>
    <message>
        <source>Figer l’image</source>
        <translation>Freeze the picture</translation>
    </message>
    <message>
        <source>Envoyer l’image</source>
        <translation>Send the picture</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Netteté</source>
        <translation>Sharpness</translation>
    </message>
    <message>
        <source>Lumière</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Sans reflet</source>
        <translation>No glare</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>Autotest</source>
        <translation>Self-test</translation>
    </message>
    <message>
        <source>Parc</source>
        <translation>Fleet</translation>
    </message>
    <message>
        <source>Recommencer</source>
        <translation>Again</translation>
    </message>
</context>
<context>
    <name>Sites</name>
    <message>
        <source>Foyer aortique</source>
        <translation>Aortic area</translation>
    </message>
    <message>
        <source>À droite du sternum, 2e espace entre les côtes</source>
        <translation>Right of the breastbone, 2nd space between the ribs</translation>
    </message>
    <message>
        <source>Foyer pulmonaire</source>
        <translation>Pulmonary area</translation>
    </message>
    <message>
        <source>À gauche du sternum, 2e espace entre les côtes</source>
        <translation>Left of the breastbone, 2nd space between the ribs</translation>
    </message>
    <message>
        <source>Foyer tricuspide</source>
        <translation>Tricuspid area</translation>
    </message>
    <message>
        <source>À gauche du sternum, en bas</source>
        <translation>Left of the breastbone, low</translation>
    </message>
    <message>
        <source>Foyer mitral</source>
        <translation>Mitral area</translation>
    </message>
    <message>
        <source>Sous le sein gauche, à la pointe du cœur</source>
        <translation>Below the left breast, at the apex of the heart</translation>
    </message>
    <message>
        <source>Poumon droit, devant</source>
        <translation>Right lung, front</translation>
    </message>
    <message>
        <source>Sous la clavicule droite</source>
        <translation>Below the right collarbone</translation>
    </message>
    <message>
        <source>Poumon gauche, devant</source>
        <translation>Left lung, front</translation>
    </message>
    <message>
        <source>Sous la clavicule gauche</source>
        <translation>Below the left collarbone</translation>
    </message>
    <message>
        <source>Poumon droit, dos, en haut</source>
        <translation>Right lung, back, upper</translation>
    </message>
    <message>
        <source>Entre la colonne et l’omoplate droite</source>
        <translation>Between the spine and the right shoulder blade</translation>
    </message>
    <message>
        <source>Poumon gauche, dos, en haut</source>
        <translation>Left lung, back, upper</translation>
    </message>
    <message>
        <source>Entre la colonne et l’omoplate gauche</source>
        <translation>Between the spine and the left shoulder blade</translation>
    </message>
    <message>
        <source>Poumon droit, dos, en bas</source>
        <translation>Right lung, back, lower</translation>
    </message>
    <message>
        <source>Sous l’omoplate droite</source>
        <translation>Below the right shoulder blade</translation>
    </message>
    <message>
        <source>Poumon gauche, dos, en bas</source>
        <translation>Left lung, back, lower</translation>
    </message>
    <message>
        <source>Sous l’omoplate gauche</source>
        <translation>Below the left shoulder blade</translation>
    </message>
</context>
<context>
    <name>SkinPlaces</name>
    <message>
        <source>Autre endroit, ou plus précis : « dos, sous l’omoplate gauche »</source>
        <translation>Another place, or more exactly: “back, below the left shoulder blade”</translation>
    </message>
    <message>
        <source>Choisir</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>SkinSites</name>
    <message>
        <source>Visage</source>
        <translation>Face</translation>
    </message>
    <message>
        <source>Cuir chevelu</source>
        <translation>Scalp</translation>
    </message>
    <message>
        <source>Cou</source>
        <translation>Neck</translation>
    </message>
    <message>
        <source>Poitrine</source>
        <translation>Chest</translation>
    </message>
    <message>
        <source>Ventre</source>
        <translation>Belly</translation>
    </message>
    <message>
        <source>Dos</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Épaule droite</source>
        <translation>Right shoulder</translation>
    </message>
    <message>
        <source>Bras droit</source>
        <translation>Right arm</translation>
    </message>
    <message>
        <source>Avant-bras droit</source>
        <translation>Right forearm</translation>
    </message>
    <message>
        <source>Main droite</source>
        <translation>Right hand</translation>
    </message>
    <message>
        <source>Cuisse droite</source>
        <translation>Right thigh</translation>
    </message>
    <message>
        <source>Jambe droite</source>
        <translation>Right leg</translation>
    </message>
    <message>
        <source>Pied droit</source>
        <translation>Right foot</translation>
    </message>
    <message>
        <source>Épaule gauche</source>
        <translation>Left shoulder</translation>
    </message>
    <message>
        <source>Bras gauche</source>
        <translation>Left arm</translation>
    </message>
    <message>
        <source>Avant-bras gauche</source>
        <translation>Left forearm</translation>
    </message>
    <message>
        <source>Main gauche</source>
        <translation>Left hand</translation>
    </message>
    <message>
        <source>Cuisse gauche</source>
        <translation>Left thigh</translation>
    </message>
    <message>
        <source>Jambe gauche</source>
        <translation>Left leg</translation>
    </message>
    <message>
        <source>Pied gauche</source>
        <translation>Left foot</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Parcours</source>
        <translation>Path</translation>
    </message>
</context>
<context>
    <name>StillThumb</name>
    <message>
        <source>%1, vue par le médecin</source>
        <translation>%1, seen by the doctor</translation>
    </message>
    <message>
        <source>%1, envoyée</source>
        <translation>%1, sent</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>TraitsPanel</name>
    <message>
        <source>Traits d’identité (INS)</source>
        <translation>Identity traits (INS)</translation>
    </message>
    <message>
        <source>Comme sur la pièce d’identité</source>
        <translation>As on the identity document</translation>
    </message>
    <message>
        <source>Nom de naissance</source>
        <translation>Birth name</translation>
    </message>
    <message>
        <source>Prénoms de naissance, tous</source>
        <translation>Birth first names, all</translation>
    </message>
    <message>
        <source>Date de naissance</source>
        <translation>Birth date</translation>
    </message>
    <message>
        <source>Date de naissance · %1</source>
        <translation>Birth date · %1</translation>
    </message>
    <message>
        <source>JJ/MM/AAAA</source>
        <translation>DD/MM/YYYY</translation>
    </message>
    <message>
        <source>Sexe</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Inconnu</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>Nom utilisé, si différent</source>
        <translation>Name used, if different</translation>
    </message>
    <message>
        <source>identique</source>
        <translation>same</translation>
    </message>
    <message>
        <source>Code lieu (COG)</source>
        <translation>Place code (COG)</translation>
    </message>
    <message>
        <source>si connu</source>
        <translation>if known</translation>
    </message>
    <message>
        <source>Pièce vue</source>
        <translation>Document seen</translation>
    </message>
    <message>
        <source>Aucune</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Carte</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>Passeport</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>Séjour</source>
        <translation>Residence</translation>
    </message>
    <message>
        <source>Livret</source>
        <translation>Family</translation>
    </message>
    <message>
        <source>Représentant : nom et prénom</source>
        <translation>Representative: name and first name</translation>
    </message>
    <message>
        <source>Son téléphone</source>
        <translation>Their phone</translation>
    </message>
    <message>
        <source>si utile</source>
        <translation>if useful</translation>
    </message>
    <message>
        <source>Naissance à l’étranger : 99 et le pays. Date inconnue : la pièce fait foi.</source>
        <translation>Born abroad: 99 and the country. Date unknown: the document decides.</translation>
    </message>
</context>
<context>
    <name>TrendLine</name>
    <message>
        <source>limite</source>
        <translation>limit</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Un médecin relit les valeurs dans le dossier. Ici, aucun nom et aucune valeur.</source>
        <translation>A doctor reads the values again in the record. Here, no name and no value.</translation>
    </message>
    <message>
        <source>sans document</source>
        <translation>without a document</translation>
    </message>
</context>
<context>
    <name>VitalRow</name>
    <message>
        <source>Garder</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Écarter</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Barrer %1 %2</source>
        <translation>Strike out %1 %2</translation>
    </message>
    <message>
        <source>Barrer ?</source>
        <translation>Strike out?</translation>
    </message>
    <message>
        <source>Mal mesurée</source>
        <translation>Badly measured</translation>
    </message>
    <message>
        <source>Autre personne</source>
        <translation>Someone else’s</translation>
    </message>
    <message>
        <source>Faute de frappe</source>
        <translation>Typing error</translation>
    </message>
    <message>
        <source>D’où vient %1 %2</source>
        <translation>Where %1 %2 comes from</translation>
    </message>
</context>
<context>
    <name>VitalsPanel</name>
    <message>
        <source>Mesures de la visite</source>
        <translation>Measures of the visit</translation>
    </message>
    <message>
        <source>Saisir une valeur</source>
        <translation>Type a value</translation>
    </message>
</context>
<context>
    <name>Wire</name>
    <message>
        <source>Retour</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Vider</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Reprendre</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Mesure d’essai</source>
        <translation>Trial measure</translation>
    </message>
    <message>
        <source>Liaison</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Rien n’est gardé : quitter la page efface tout.</source>
        <translation>Nothing is kept: leaving the page erases it all.</translation>
    </message>
</context>
</TS>
