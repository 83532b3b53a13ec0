using RecsConsole.Recommender.Cards.Sentences;

namespace RecsConsole.Features.Reviews;

/// <summary>What a pair's slates and its case were called when the pair was made, so that resuming shows the same.</summary>
/// <param name="State">The case's state in which both systems were asked.</param>
/// <param name="LastOrdinal">The last event of the case's history that they knew.</param>
/// <param name="Titles">Of the suggested actions, and of those that their reasons name, by key.</param>
/// <param name="Policies">Titles of policies by key.</param>
/// <param name="Playbooks">Titles of playbooks by key; null in a pair that was made before they were kept.</param>
public sealed record StudyLabels(
    string State,
    int LastOrdinal,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Policies,
    IReadOnlyDictionary<string, string>? Playbooks = null
)
{
    /// <summary>What sentences of the pair name things by.</summary>
    internal SentenceTitles ForSentences() => new(Titles, Policies, Playbooks ?? new Dictionary<string, string>(StringComparer.Ordinal));
}
