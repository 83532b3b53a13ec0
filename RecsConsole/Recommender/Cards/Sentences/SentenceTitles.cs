using RecsConsole.Casework;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Cards.Sentences;

/// <summary>The titles used in sentences everywhere: on cards, in traces, in studies, and next to requests for approval.</summary>
/// <param name="Actions">By key; a step without a title is named by its key.</param>
public sealed record SentenceTitles(
    IReadOnlyDictionary<string, string> Actions,
    IReadOnlyDictionary<string, string> Policies,
    IReadOnlyDictionary<string, string> Playbooks
)
{
    public static SentenceTitles From(TenantFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(facts.ActionTitles, facts.PolicyTitles, facts.PlaybookTitles);
    }

    /// <summary>Looks up the display name of a fact in the reader's language.</summary>
    public LabelLookup In(string language) =>
        (type, key) =>
            type switch
            {
                FactTypes.Policy => Policies.GetValueOrDefault(key),
                FactTypes.Playbook => Playbooks.GetValueOrDefault(key),
                FactTypes.Steps => Actions.GetValueOrDefault(key) ?? StateLabels.Of(key),
                FactTypes.State => StateLabels.Of(key),
                FactTypes.Skills => SkillLabels.Of(key),
                FactTypes.Language => LanguageLabels.In(key, language),
                _ => null,
            };
}
