using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Api.Contracts;

/// <summary>A recorded decision with its three slates, as the desk shows it.</summary>
/// <param name="Decision">Absent where no decision could be made; <paramref name="Notice"/> says why.</param>
public sealed record RecommendationAnswer(
    Guid? Decision,
    string Case,
    DateTimeOffset At,
    string? Engine,
    string? Notice,
    IReadOnlyList<SlateAnswer> Slates
)
{
    internal static RecommendationAnswer From(string caseKey, ShownDecision shown) =>
        new(shown.DecisionId, caseKey, shown.At, shown.Versions?.Engine, shown.Notice, [.. shown.Slates.Select(SlateAnswer.From)]);
}

/// <param name="NotShown">Number of candidates left out, by reason.</param>
/// <param name="EmptyReason">Why the slate is empty, and what would change that.</param>
public sealed record SlateAnswer(
    SlateKind Kind,
    IReadOnlyList<ItemAnswer> Items,
    IReadOnlyDictionary<string, int> NotShown,
    string? EmptyReason
)
{
    /// <summary>The case waits for an answer: when to look again if none comes; absent when it does not wait.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    internal static SlateAnswer From(ShownSlate slate) =>
        new(
            slate.Kind,
            [.. slate.Items.Select(ItemAnswer.From)],
            slate
                .Excluded.GroupBy(each => each.Code, StringComparer.Ordinal)
                .ToDictionary(each => each.Key, each => each.Sum(one => one.Count), StringComparer.Ordinal),
            slate.EmptyReason
        )
        {
            LookAgainAt = slate.LookAgainAt,
        };
}

/// <param name="Id">Key of the action or document, id of the person.</param>
/// <param name="ConfidenceReason">Why the confidence is what it is, as a sentence.</param>
/// <param name="RequiredBy">Title of the policy that requires the item.</param>
public sealed record ItemAnswer(
    string Id,
    int Version,
    int Rank,
    string Title,
    string Reason,
    ConfidenceLabel Confidence,
    string ConfidenceReason,
    double Score,
    double Propensity,
    IReadOnlyList<string> Sources
)
{
    private const double Scale = 1_000_000;

    public RiskLevel? Risk { get; init; }

    public string? RequiredBy { get; init; }

    /// <summary>Needs confirmation before it is done: respond with <c>confirmed</c>.</summary>
    public bool AsksToConfirm { get; init; }

    /// <summary>Accepting the item requests approval by a second person.</summary>
    public bool WaitsForApproval { get; init; }

    /// <summary>
    /// What accepting a step does: <c>run</c> carries it out, <c>noted</c> notes that a person did it; null for documents and people.
    /// </summary>
    public string? Execution { get; init; }

    internal static ItemAnswer From(ShownItem item) =>
        new(
            item.Id,
            item.Version,
            item.Rank,
            item.Title,
            ClaimRenderer.Text(item.Reason),
            item.Confidence,
            ClaimRenderer.Text(item.ConfidenceReason),
            item.Score / Scale,
            item.Propensity / Scale,
            item.Sources
        )
        {
            Risk = item.Risk,
            RequiredBy = item.Policy,
            AsksToConfirm = item.AsksToConfirm,
            WaitsForApproval = item.WaitsForApproval,
            Execution =
                item.Kind == SlateKind.Action
                    ? (item.IsRun ? Database.Codes.Execution.Performed : Database.Codes.Execution.Noted).ToCode()
                    : null,
        };
}
