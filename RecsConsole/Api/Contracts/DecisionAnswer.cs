using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Decisions.Trace;

namespace RecsConsole.Api.Contracts;

/// <summary>Why a decision was as it was, as far as the person of the key may see into it.</summary>
/// <param name="IsFull">With what was withheld from whom it was made for.</param>
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
    internal static DecisionAnswer Of(TraceView view) =>
        new(
            view.Id,
            view.CaseKey,
            view.At,
            view.Actor,
            view.IsFull,
            view.Gap,
            [.. view.Slates.Select(ExplainedSlate.Of)],
            [.. view.Responses.Select(each => new HappenedAnswer(each.At, each.Words))]
        );
}

/// <param name="Ranker">What put it in order.</param>
public sealed record ExplainedSlate(
    SlateKind Kind,
    string Ranker,
    IReadOnlyList<ExplainedItem> Items,
    IReadOnlyList<ExclusionAnswer> NotShown
)
{
    internal static ExplainedSlate Of(TraceSlate slate) =>
        new(
            slate.Kind,
            slate.Ranker,
            [.. slate.Items.Select(ExplainedItem.Of)],
            [.. slate.Exclusions.Select(each => new ExclusionAnswer(each.Words, each.Count, each.Names))]
        );
}

/// <param name="Title">Absent where the person may not see it now.</param>
/// <param name="Parts">What the score is made of.</param>
/// <param name="Hidden">Sentences left out, since they rest on what the person may not see.</param>
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

    internal static ExplainedItem Of(TraceItem item) =>
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

/// <summary>A term's part of a score.</summary>
public sealed record PartAnswer(string Term, double Amount);

/// <summary>What was left out for one reason; names of those that the person may see.</summary>
public sealed record ExclusionAnswer(string Reason, int Count, IReadOnlyList<string> Names);

/// <summary>What was done with it.</summary>
public sealed record HappenedAnswer(DateTimeOffset At, string What);
