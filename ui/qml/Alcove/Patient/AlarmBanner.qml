// The standing way to an alarm, from every question.
import QtQuick
import Alcove.Components
import Alcove.Theme

Banner {
    objectName: "alarm"
    kind: Banner.Kind.Stop
    pressable: true
    iconName: "alert-octagon"
    type: Theme.huge ? Theme.patient.bar : Theme.patient.text
    strong: qsTr("Mal dans la poitrine, souffle court, visage ou bras faible ?")
    text: qsTr("Touchez ici maintenant.")
    padding: 12
    implicitHeight: Math.max(88, implicitContentHeight + 24)
}
