using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Evidence;

/// <summary>References of an item's facts to the rows they were computed from.</summary>
public static class EvidenceSources
{
    private static readonly string[] s_counted = ["next:", "path:", "accounts:", "used:", "together:", "finished:", "used_alike:"];

    /// <summary>An item of a stored decision as it was shown; null when it was not in the slate.</summary>
    public static SlateItem? ItemOf(DecisionRow decision, SlateKind kind, string itemId)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return StoredItems.WithId(decision.Output, kind, itemId);
    }

    /// <summary>References behind the facts. Facts counted over the same rows list them once; fact:used points there.</summary>
    /// <param name="factIds">Limits the result to these facts; null for all the item's facts.</param>
    public static IReadOnlyList<string> Of(SlateItem item, IReadOnlyCollection<string>? factIds = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        return
        [
            .. item
                .Facts.Where(fact => factIds is null || factIds.Contains(fact.Id, StringComparer.Ordinal))
                .SelectMany(fact => fact.Sources)
                .SelectMany(source => Resolve(item, source))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Whether a claim is based on counts over the history, which cover only what the decision's actor may see and list no rows.
    /// </summary>
    public static bool IsCounted(SlateItem item, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(claim);
        return item.Facts.Any(fact => claim.FactIds.Values.Contains(fact.Id, StringComparer.Ordinal) && fact.Sources.Any(IsCounted));
    }

    /// <summary>Whether a source is such a count: it names no row that another reader could open.</summary>
    public static bool IsCounted(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Array.Exists(s_counted, kind => source.StartsWith(kind, StringComparison.Ordinal));
    }

    public static Guid? CaseIdOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = source.StartsWith("case:", StringComparison.Ordinal) ? source[5..] : source;
        return Guid.TryParse(text, out var id) ? id : null;
    }

    public static string? DocumentKeyOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Split(':') is ["document", var key, _] ? key : null;
    }

    /// <summary>Key and version of a referenced document; a version that is no number is none that exists.</summary>
    public static (string Key, int Version)? DocumentVersionOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Split(':') is ["document", var key, var version]
            ? (key, int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
            : null;
    }

    private static IReadOnlyList<string> Resolve(SlateItem item, string source) =>
        source.StartsWith("fact:", StringComparison.Ordinal)
            ? item.Facts.FirstOrDefault(fact => string.Equals(fact.Id, source[5..], StringComparison.Ordinal))?.Sources ?? []
            : [source];
}
