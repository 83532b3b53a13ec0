namespace RecsConsole.Cli.Backtest;

/// <summary>The kind of item that a backtest predicts.</summary>
internal enum BacktestUnit
{
    Action,
    Document,
    Expert,
    Team,
}
