// Says, always, that something here is a simulation.

Badge {
    iconName: "flask"
    text: qsTr("Simulation")
}
