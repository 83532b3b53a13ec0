using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// The language in which a document is preferred: the customer's, which can also be quoted to them, if the actor reads it; otherwise any
/// that the actor reads. Other documents that the actor or the customer may read are permitted, but not first.
/// </summary>
public static class PreferredLanguage
{
    // share of a document's score that one in a preferred language needs to rank above it; set once, no other value was tried
    private const long NearlyAsGood = 750_000;

    /// <param name="language">The document's language; null when it is unknown or does not matter.</param>
    public static bool Is(CaseSnapshot snapshot, string? language)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var read = snapshot.Actor.Languages;
        return language is null
            || (
                snapshot.Case.Language is { } spoken && (read.Count == 0 || read.Contains(spoken))
                    ? string.Equals(language, spoken, StringComparison.Ordinal)
                    : read.Count == 0 || read.Contains(language)
            );
    }

    /// <summary>
    /// The order in which a document in another language stands only above those in a preferred one that fit clearly worse: a translation
    /// fits nearly as well, and comes first. The first place goes to the best document in a preferred language, if there is one.
    /// </summary>
    /// <param name="groupOf">Documents change places within their group only.</param>
    internal static List<int> Order(IReadOnlyList<int> order, Func<int, bool> isPreferred, Func<int, int> groupOf, Func<int, long> scoreOf)
    {
        List<int> left = [.. order];
        var target = new List<int>(left.Count);
        while (left.Count > 0)
        {
            var first = left[0];
            var least = target.Count == 0 ? long.MinValue : scoreOf(first) * NearlyAsGood / FixedPoint.One;
            var next = isPreferred(first)
                ? 0
                : left.FindIndex(index => isPreferred(index) && groupOf(index) == groupOf(first) && scoreOf(index) >= least);
            next = Math.Max(0, next);
            target.Add(left[next]);
            left.RemoveAt(next);
        }

        return target;
    }
}
