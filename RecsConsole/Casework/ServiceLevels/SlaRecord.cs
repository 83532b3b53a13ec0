namespace RecsConsole.Casework.ServiceLevels;

/// <summary>Of so many finished cases with a deadline, how many missed it.</summary>
public sealed record SlaRecord(int Missed, int Finished);
