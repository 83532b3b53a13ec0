namespace RecsConsole.Engine.NextStep;

/// <summary>Receives one history whose continuation is known.</summary>
/// <param name="point">The position in the history; its contexts change afterwards.</param>
/// <param name="step">The step that followed.</param>
/// <param name="knownOn">The day on which that became known.</param>
/// <param name="caseNumber">The case that the history belongs to.</param>
internal delegate void HistoryVisitor(HistoryPoint point, int step, int knownOn, int caseNumber);
