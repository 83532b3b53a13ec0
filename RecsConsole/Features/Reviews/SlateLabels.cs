using RecsConsole.Casework;
using RecsConsole.Engine.Claims;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews;

/// <summary>Collects the names that suggested actions and their reasons use.</summary>
internal static class SlateLabels
{
    /// <param name="state">The state of the case when it was ranked.</param>
    /// <param name="lastOrdinal">Ordinal of the last event of the case that the ranking knew.</param>
    public static StudyLabels Of(string state, int lastOrdinal, TenantFacts facts, IReadOnlyList<SlateItem> items) =>
        new(
            state,
            lastOrdinal,
            Of(items.Select(item => item.Id).Concat(Named(items, FactTypes.Steps)), facts.ActionTitles),
            Of(Named(items, FactTypes.Policy).Concat(items.Select(item => item.RequiredByPolicy).OfType<string>()), facts.PolicyTitles),
            Of(Named(items, FactTypes.Playbook), facts.PlaybookTitles)
        );

    // the values in facts of a type; the value for previous steps is a list
    private static IEnumerable<string> Named(IReadOnlyList<SlateItem> items, string factType) =>
        items
            .SelectMany(item => item.Facts)
            .Where(fact => string.Equals(fact.Type, factType, StringComparison.Ordinal))
            .SelectMany(fact => fact.Value.Split(','));

    private static Dictionary<string, string> Of(IEnumerable<string> keys, IReadOnlyDictionary<string, string> titles) =>
        keys.Distinct(StringComparer.Ordinal)
            .ToDictionary(key => key, key => titles.GetValueOrDefault(key) ?? StateLabels.Of(key), StringComparer.Ordinal);
}
