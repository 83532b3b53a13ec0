using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Teams.Board;

/// <summary>The fields of an open case needed for counting; none of its texts is read.</summary>
internal sealed record BoardCase(Guid Id, string TypeKey, string Status, AccessResource Resource)
{
    public required string? Team { get; init; }

    public required Guid? Holder { get; init; }

    public required DateTimeOffset? Deadline { get; init; }

    /// <summary>Late, or nearly late.</summary>
    public bool IsDue { get; init; }

    public bool IsWaiting { get; init; }
}
