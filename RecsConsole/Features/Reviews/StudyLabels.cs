using RecsConsole.Recommender.Cards.Sentences;

namespace RecsConsole.Features.Reviews;

/// <summary>Names used in a pair's slates and case when the pair was made, so that it always looks the same.</summary>
/// <param name="State">The state of the case when both systems ranked it.</param>
/// <param name="LastOrdinal">Ordinal of the last event of the case that they knew.</param>
/// <param name="Titles">Titles of the suggested actions and of those in their reasons, by key.</param>
/// <param name="Policies">Policy titles by key.</param>
/// <param name="Playbooks">Playbook titles by key; null in a pair from before they were stored.</param>
public sealed record StudyLabels(
    string State,
    int LastOrdinal,
    IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Policies,
    IReadOnlyDictionary<string, string>? Playbooks = null
)
{
    /// <summary>The lists are a lead's own: they have no reasons and no confidence to show.</summary>
    public bool IsFromFile { get; init; }

    /// <summary>The titles used in the pair's sentences.</summary>
    internal SentenceTitles ForSentences() => new(Titles, Policies, Playbooks ?? new Dictionary<string, string>(StringComparer.Ordinal));
}
