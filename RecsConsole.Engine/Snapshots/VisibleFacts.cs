namespace RecsConsole.Engine.Snapshots;

/// <summary>What the actor may use for this case.</summary>
/// <param name="SimilarCases">Finished cases found by search, best first, at most <see cref="MaxSimilarCases"/>.</param>
/// <param name="Documents">Documents found by search, used in similar cases or named by policy, at most 60.</param>
/// <param name="Presence">Load and presence of the people who could be proposed, at most 40.</param>
/// <param name="Dismissals">This actor's current dismissals on this case.</param>
public sealed record VisibleFacts(
    IReadOnlyList<SimilarCaseHit> SimilarCases,
    IReadOnlyList<DocumentHit> Documents,
    IReadOnlyList<PersonPresence> Presence,
    IReadOnlyList<Dismissal> Dismissals
)
{
    /// <summary>Maximum number of similar cases: a decision stores each of them.</summary>
    public const int MaxSimilarCases = 100;

    /// <summary>The history from the tenant's finished cases; null when nothing was counted.</summary>
    public HistoryFacts? History { get; init; }

    /// <summary>What a model read in the text of the case; null when none was asked, or it did not answer.</summary>
    public IntentFacts? Intents { get; init; }

    /// <summary>Which actions the words of the case name, in key order; null when they name none.</summary>
    public IReadOnlyList<ActionFit>? ActionFits { get; init; }

    /// <summary>Keys of visible documents that people picked for the case's issue type; null when there is none.</summary>
    public IReadOnlyList<string>? Curated { get; init; }
}
