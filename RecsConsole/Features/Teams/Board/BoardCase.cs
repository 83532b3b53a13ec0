using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Teams.Board;

/// <summary>What is counted of an open case; no text of it is read for a number.</summary>
internal sealed record BoardCase(Guid Id, string TypeKey, string Status, AccessResource Resource)
{
    public required string? Team { get; init; }

    public required Guid? Holder { get; init; }

    public required DateTimeOffset? Deadline { get; init; }

    /// <summary>Late, or nearly.</summary>
    public bool IsDue { get; init; }

    public bool IsWaiting { get; init; }
}
