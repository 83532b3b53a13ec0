namespace RecsConsole.Features.Catalog.Versions;

/// <summary>A line of a history: who did what to which version.</summary>
public sealed record VersionHistoryLine(Guid Id, DateTimeOffset At, string Who, string Did, int Version, bool WasRefused)
{
    /// <summary>What they wrote with it.</summary>
    public string? Comment { get; init; }
}
