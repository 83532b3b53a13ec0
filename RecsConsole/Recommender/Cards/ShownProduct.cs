using RecsConsole.Casework.Occurrences;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Cards;

/// <summary>The product or service that a case probably concerns, although it names none: the one most similar cases concern.</summary>
/// <param name="Cases">Number of similar cases that concern it.</param>
/// <param name="Of">Number of similar cases that name a product or service.</param>
public sealed record ShownProduct(string Key, string Name, int Cases, int Of)
{
    // a guess from fewer cases says little
    private const int Fewest = 3;

    /// <summary>Null when the case names its product, and when similar cases do not agree on one.</summary>
    public static ShownProduct? From(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.Case.Product is not null)
        {
            return null;
        }

        var named = snapshot.Visible.SimilarCases.Select(hit => hit.Product).OfType<string>().ToList();
        return named
            .GroupBy(product => product, StringComparer.Ordinal)
            .Where(group => group.Count() >= Fewest && group.Count() * 2 > named.Count)
            .Select(group => new ShownProduct(group.Key, FallbackLabels.Of(group.Key), group.Count(), named.Count))
            .FirstOrDefault();
    }
}
