using System.Text.Json.Serialization;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Impact;

/// <summary>What a draft changes in one decision.</summary>
public sealed record DecisionImpact(Guid DecisionId, IReadOnlyList<SlateImpact> Slates)
{
    /// <summary>The case would have had another deadline. It is no part of the report's hash, which is of what was shown.</summary>
    [JsonIgnore]
    public bool HasOtherDeadline { get; init; }

    /// <summary>When the decision was made.</summary>
    [JsonIgnore]
    public DateTimeOffset At { get; init; }

    /// <summary>See <see cref="ImpactDraft.Concerns"/>.</summary>
    [JsonIgnore]
    public bool? IsConcerned { get; init; }

    /// <summary>How much changes, to find the worst: what is required or forbidden counts before what moves.</summary>
    public int Weight() =>
        Slates.Sum(slate =>
            (1000 * slate.RequiredLost.Count)
            + (100 * slate.Forbidden.Count)
            + (slate.MovesFirst() ? 10 : 0)
            + slate.Gained().Count()
            + slate.Lost().Count()
        );

    /// <summary>Whether another step comes first.</summary>
    public bool BeginsOtherwise() => Slates.Any(slate => slate.Kind == SlateKind.Action && slate.MovesFirst());

    /// <summary>Whether any slate shows something else, or in another order.</summary>
    public bool Changes() => Slates.Any(slate => slate.Changes());
}

/// <summary>A slate with the facts in force and with the draft: the ids of its items in order.</summary>
/// <param name="Forbidden">Items shown before that a rule now excludes.</param>
/// <param name="RequiredLost">Items that a policy required before and that are no longer shown.</param>
public sealed record SlateImpact(
    SlateKind Kind,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After,
    IReadOnlyList<string> Forbidden,
    IReadOnlyList<string> RequiredLost
)
{
    public bool Changes() => !Before.SequenceEqual(After, StringComparer.Ordinal);

    public bool MovesFirst() => !Before.Take(1).SequenceEqual(After.Take(1), StringComparer.Ordinal);

    public IEnumerable<string> Gained() => After.Except(Before, StringComparer.Ordinal);

    public IEnumerable<string> Lost() => Before.Except(After, StringComparer.Ordinal);
}
