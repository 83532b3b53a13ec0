namespace RecsConsole.Cli.Backtest;

/// <summary>What is looked for in a backtest.</summary>
internal enum BacktestUnit
{
    Action,
    Document,
    Expert,
    Team,
}
