using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// The language in which a document is preferred: the customer's, which can also be quoted to them, if the actor reads it; otherwise any
/// that the actor reads. Other documents that the actor or the customer may read are permitted, but not first.
/// </summary>
public static class PreferredLanguage
{
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

    /// <summary>The order in which the best document in a preferred language comes first, if there is one.</summary>
    internal static List<int> First(IReadOnlyList<int> order, CaseSnapshot snapshot, Func<int, string?> languageOf)
    {
        List<int> target = [.. order];
        var best = target.FindIndex(index => Is(snapshot, languageOf(index)));
        if (best > 0)
        {
            var risen = target[best];
            target.RemoveAt(best);
            target.Insert(0, risen);
        }

        return target;
    }
}
