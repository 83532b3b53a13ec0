namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>The keys that the addresses of the demo desk's pages need.</summary>
/// <param name="Case">An open case of Ana.</param>
/// <param name="Closed">A closed case of Ana.</param>
/// <param name="Decision">The latest decision shown to Ana.</param>
/// <param name="Study">A half-judged study.</param>
/// <param name="Disputed">A case of the study on which the reviewers disagree.</param>
internal sealed record DemoKeys(string Case, string Closed, Guid Decision, string Model, Guid Study, Guid Disputed, Guid Change)
{
    /// <summary>A study of single lists that nobody has graded yet.</summary>
    public required Guid Graded { get; init; }

    /// <summary>A document with a draft that somebody else wrote.</summary>
    public required string Draft { get; init; }
}
