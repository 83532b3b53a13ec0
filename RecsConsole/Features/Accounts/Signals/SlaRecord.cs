using RecsConsole.Casework.ServiceLevels;

namespace RecsConsole.Features.Accounts.Signals;

/// <summary>How many of the finished cases with a deadline missed it.</summary>
public sealed record SlaRecord(int Missed, int Finished);
