namespace RecsConsole.Features.Catalog.Versions;

/// <summary>A history line: who did what to which version.</summary>
public sealed record VersionHistoryLine(Guid Id, DateTimeOffset At, string Who, string Did, int Version, bool WasRefused)
{
    /// <summary>The comment given with the step.</summary>
    public string? Comment { get; init; }
}
