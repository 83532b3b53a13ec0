using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Decisions.Trace;

namespace RecsConsole.Api.Contracts;

/// <summary>The explanation of a decision, as far as the key's person may see it.</summary>
/// <param name="IsFull">Includes what was withheld from the person it was made for.</param>
/// <param name="Gap">Why something is missing.</param>
public sealed record DecisionAnswer(
    Guid Decision,
    string Case,
    DateTimeOffset At,
    string Actor,
    bool IsFull,
    string? Gap,
    IReadOnlyList<ExplainedSlate> Slates,
    IReadOnlyList<HappenedAnswer> Responses
)
{
    internal static DecisionAnswer From(TraceView view) =>
        new(
            view.Id,
            view.CaseKey,
            view.At,
            view.Actor,
            view.IsFull,
            view.Gap,
            [.. view.Slates.Select(ExplainedSlate.From)],
            [.. view.Responses.Select(each => new HappenedAnswer(each.At, each.Words))]
        );
}

/// <param name="Ranker">The ranker that ordered the slate.</param>
public sealed record ExplainedSlate(
    SlateKind Kind,
    string Ranker,
    IReadOnlyList<ExplainedItem> Items,
    IReadOnlyList<ExclusionAnswer> NotShown
)
{
    internal static ExplainedSlate From(TraceSlate slate) =>
        new(
            slate.Kind,
            slate.Ranker,
            [.. slate.Items.Select(ExplainedItem.From)],
            [.. slate.Exclusions.Select(each => new ExclusionAnswer(each.Words, each.Count, each.Names))]
        );
}

/// <param name="Title">Absent where the person may not see it now.</param>
/// <param name="Parts">The components of the score.</param>
/// <param name="Hidden">Number of sentences omitted because they are based on something the person may not see.</param>
public sealed record ExplainedItem(
    string Id,
    string? Title,
    int Rank,
    double Score,
    ConfidenceLabel Confidence,
    string? RequiredBy,
    IReadOnlyList<PartAnswer> Parts,
    IReadOnlyList<string> Reasons,
    int Hidden,
    IReadOnlyList<string> Sources
)
{
    private const double Scale = 1_000_000;

    internal static ExplainedItem From(TraceItem item) =>
        new(
            item.Id,
            item.Title,
            item.Rank,
            item.Score / Scale,
            item.Confidence,
            item.RequiredBy,
            [.. item.Parts.Select(part => new PartAnswer(part.Words, part.Amount / Scale))],
            [.. item.Claims.Where(claim => claim.Rejection is null).Select(claim => claim.Text)],
            item.Hidden,
            [.. item.Sources.Select(source => source.Name)]
        );
}

/// <summary>A term's contribution to a score.</summary>
public sealed record PartAnswer(string Term, double Amount);

/// <summary>The candidates excluded for one reason, with the names of those that the person may see.</summary>
public sealed record ExclusionAnswer(string Reason, int Count, IReadOnlyList<string> Names);

/// <summary>What was done with the item.</summary>
public sealed record HappenedAnswer(DateTimeOffset At, string What);
