namespace RecsConsole.Engine.NextStep;

/// <summary>Takes one history with known continuation.</summary>
/// <param name="point">Where the history stands; its contexts change afterwards.</param>
/// <param name="step">What followed.</param>
/// <param name="knownOn">The day on which that became known.</param>
/// <param name="caseNumber">Whose history it is.</param>
internal delegate void HistoryVisitor(HistoryPoint point, int step, int knownOn, int caseNumber);
