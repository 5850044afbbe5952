// Says that the booth cannot reach the practitioners' hub now.

Badge {
    iconName: "wifi-off"
    text: qsTr("Réseau coupé")
}
