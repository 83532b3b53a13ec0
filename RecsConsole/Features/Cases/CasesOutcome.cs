namespace RecsConsole.Features.Cases;

/// <summary>The result for each of the cases that were to be written.</summary>
public sealed record CasesOutcome(IReadOnlyList<CaseResult> Results)
{
    public IEnumerable<CaseResult> Done => Results.Where(each => each.EventKey is not null);

    public IEnumerable<CaseResult> NotDone => Results.Where(each => each.Refused is not null);
}

/// <summary>The result for one case: it was written, was so already, or was refused.</summary>
/// <param name="CaseKey">Null when the actor may not know the case exists.</param>
public sealed record CaseResult(Guid CaseId, string? CaseKey)
{
    /// <summary>Key of the event that records the change; null when nothing was written.</summary>
    public string? EventKey { get; init; }

    public bool IsUnchanged { get; init; }

    /// <summary>Why nothing was written, as a sentence.</summary>
    public string? Refused { get; init; }
}
