using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Impact;

/// <summary>What a draft changes in the latest decisions, newest first.</summary>
/// <param name="Unreadable">Decisions that were left out: erased, or not computable with this engine.</param>
public sealed record ImpactReport(IReadOnlyList<DecisionImpact> Decisions, int Unreadable)
{
    /// <summary>SHA-256 of both slates of every decision, so that the same change of the same decisions has the same hash.</summary>
    public string Hash => CanonicalHash.OfValue(Decisions);

    /// <summary>Decisions in which something changes.</summary>
    public int Changed => Decisions.Count(decision => decision.Changes());

    /// <summary>Decisions that the draft can be about; null where it may be about any.</summary>
    public int? Concerned =>
        Decisions.Any(decision => decision.IsConcerned is null) ? null : Decisions.Count(decision => decision.IsConcerned is true);

    /// <summary>Decisions in which another step comes first.</summary>
    public int OtherFirstSteps => Decisions.Count(decision => decision.BeginsOtherwise());

    /// <summary>Decisions in which the case has another deadline, whether or not something else is shown.</summary>
    public int OtherDeadlines => Decisions.Count(decision => decision.HasOtherDeadline);

    /// <summary>Requests that move from one person to another: how often experts are shown more than before, summed over people.</summary>
    public int LoadMoved => ItemsOf(SlateKind.Expert).Sum(item => Math.Max(0, item.After - item.Before));

    /// <summary>The figures of each slate kind.</summary>
    public IEnumerable<KindImpact> Kinds() => Enum.GetValues<SlateKind>().Select(kind => KindImpact.Of(kind, [.. SlatesOf(kind)]));

    /// <summary>Items that are shown more or less often than before, those with the largest difference first.</summary>
    public IEnumerable<ItemImpact> ItemsOf(SlateKind kind)
    {
        var before = CountsOf(kind, slate => slate.Before);
        var after = CountsOf(kind, slate => slate.After);
        return before
            .Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(id => new ItemImpact(kind, id, before.GetValueOrDefault(id), after.GetValueOrDefault(id)))
            .Where(item => item.Before != item.After)
            .OrderByDescending(item => Math.Abs(item.After - item.Before))
            .ThenBy(item => item.Id, StringComparer.Ordinal);
    }

    /// <summary>The decisions that change most; of equal ones the newest.</summary>
    public IEnumerable<DecisionImpact> Worst(int most) =>
        Decisions.Where(decision => decision.Changes()).OrderByDescending(decision => decision.Weight()).Take(most);

    private IEnumerable<SlateImpact> SlatesOf(SlateKind kind) =>
        Decisions.SelectMany(decision => decision.Slates).Where(slate => slate.Kind == kind);

    private Dictionary<string, int> CountsOf(SlateKind kind, Func<SlateImpact, IReadOnlyList<string>> shown) =>
        SlatesOf(kind)
            .SelectMany(shown)
            .CountBy(id => id, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => each.Value, StringComparer.Ordinal);
}

/// <summary>The figures of one slate kind.</summary>
/// <param name="Slates">Slates that are computed.</param>
public sealed record KindImpact(SlateKind Kind, int Slates, int Changed, int Gained, int Lost, int Forbidden, int RequiredLost)
{
    internal static KindImpact Of(SlateKind kind, IReadOnlyList<SlateImpact> slates) =>
        new(
            kind,
            slates.Count,
            slates.Count(slate => slate.Changes()),
            slates.Sum(slate => slate.Gained().Count()),
            slates.Sum(slate => slate.Lost().Count()),
            slates.Sum(slate => slate.Forbidden.Count),
            slates.Sum(slate => slate.RequiredLost.Count)
        );
}

/// <summary>How often an item is shown before and after.</summary>
public sealed record ItemImpact(SlateKind Kind, string Id, int Before, int After);
