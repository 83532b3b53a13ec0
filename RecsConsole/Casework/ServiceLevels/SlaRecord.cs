namespace RecsConsole.Casework.ServiceLevels;

/// <summary>How many of the finished cases with a deadline missed it.</summary>
public sealed record SlaRecord(int Missed, int Finished);
