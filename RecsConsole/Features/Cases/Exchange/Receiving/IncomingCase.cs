namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>A case of another system, identified by its key there. Absent fields keep their stored values.</summary>
/// <param name="Type">Key of a case type that has a workflow here.</param>
public sealed record IncomingCase(string Key, string Title, string Type)
{
    public string? Description { get; init; }

    public string? IssueType { get; init; }

    /// <summary>1 (highest) to 4.</summary>
    public int? Priority { get; init; }

    public string? Product { get; init; }

    public string? Region { get; init; }

    public string? Language { get; init; }

    /// <summary>Key of a team of this tenant.</summary>
    public string? Team { get; init; }

    /// <summary>Key of the customer.</summary>
    public string? Account { get; init; }

    public string? ContactName { get; init; }

    public string? ContactAddress { get; init; }

    /// <summary>0 public, 1 internal, 2 confidential, 3 restricted; a new case is internal unless it says otherwise.</summary>
    public int? Classification { get; init; }

    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>When the case was opened in the other system; absent: now.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Deadline; absent: as promised by the service level in force.</summary>
    public DateTimeOffset? Deadline { get; init; }
}
