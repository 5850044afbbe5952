"""What people touch: Qt Quick screens and the typed view-models behind them."""
