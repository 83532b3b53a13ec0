namespace RecsConsole.Features.Audit;

/// <summary>An entry of the trail, in words.</summary>
/// <param name="Who">Name of the actor.</param>
/// <param name="Words">What was done, to follow the name in a sentence.</param>
/// <param name="Item">The item concerned, by title, name or key.</param>
/// <param name="CaseKey">Null unless the reader may view the case.</param>
/// <param name="Reason">The reason given, in words.</param>
/// <param name="Link">Number of the link that seals the entry; null while it is unsealed.</param>
public sealed record AuditLine(
    Guid Id,
    DateTimeOffset At,
    string Who,
    string Words,
    string Operation,
    string Outcome,
    string? Item,
    string? CaseKey,
    bool HasHiddenCase,
    Guid? DecisionId,
    string? DocumentKey,
    string? Reason,
    long? Link
)
{
    /// <summary>The page of the item; null when it has none, or is a document, which <see cref="DocumentKey"/> leads to.</summary>
    public string? ItemAddress { get; init; }
}

/// <summary>A page of the trail, newest first.</summary>
/// <param name="Next">Where the page of older entries begins; null when there are none.</param>
public sealed record AuditPageLines(IReadOnlyList<AuditLine> Lines, AuditCursor? Next)
{
    /// <summary>The people to choose from in the filter, by name.</summary>
    public IReadOnlyList<AuditActor> Actors { get; init; } = [];
}

/// <summary>A person who did something in the trail.</summary>
public sealed record AuditActor(string Key, string Name);
