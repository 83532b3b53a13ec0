using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>What the policies in force at the snapshot's time require, forbid and recommend for its case.</summary>
public sealed class PolicyRulings
{
    private readonly Dictionary<string, PolicyFacts> _required = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyFacts> _forbidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyFacts> _recommended = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyFacts> _documents = new(StringComparer.Ordinal);
    private readonly CatalogIndex _catalog;
    private readonly DateTimeOffset _at;

    internal PolicyRulings(CaseSnapshot snapshot, CatalogIndex catalog)
    {
        _catalog = catalog;
        _at = snapshot.At;
        // an action in the known history counts as done, whatever the state
        var done = snapshot.History.Select(step => step.Activity).ToHashSet(StringComparer.Ordinal);
        var found = RuledCase.From(snapshot.Case, snapshot.Shared.Configuration.FieldLimits);
        // sorted by key, so that the policy named does not depend on the order in which policies were read
        foreach (
            var policy in snapshot
                .Shared.Catalog.Policies.Where(each => each.IsInForceAt(snapshot.At))
                .OrderBy(each => each.Key, StringComparer.Ordinal)
        )
        {
            foreach (var rule in policy.Rules.Where(each => each.MayApplyTo(found)))
            {
                Note(_forbidden, rule.Forbids, policy);
                if (rule.AppliesTo(found))
                {
                    Rules++;
                    Note(_required, rule.Requires.Where(action => !done.Contains(action)), policy);
                    Note(_recommended, (rule.Recommends ?? []).Where(action => !done.Contains(action)), policy);
                    Note(_documents, rule.Documents, policy);
                }
            }
        }
    }

    /// <summary>Number of rules that apply to the case.</summary>
    public int Rules { get; }

    /// <summary>Required actions that are not yet in the case's history, with the policy that requires each.</summary>
    public IReadOnlyDictionary<string, PolicyFacts> Required => _required;

    /// <summary>Forbidden actions with the policy that forbids each.</summary>
    public IReadOnlyDictionary<string, PolicyFacts> Forbidden => _forbidden;

    /// <summary>Recommended actions that are not yet in the case's history, with the policy that recommends each.</summary>
    public IReadOnlyDictionary<string, PolicyFacts> Recommended => _recommended;

    /// <summary>The policy that recommends an action; null also for one that a policy requires anyway.</summary>
    public PolicyFacts? RecommendsAction(string id) => _required.ContainsKey(id) ? null : _recommended.GetValueOrDefault(id);

    /// <summary>Documents that state a rule that applies, with the rule's policy.</summary>
    public IReadOnlyDictionary<string, PolicyFacts> Documents => _documents;

    /// <summary>Whether the policy with this key is in force; false when the catalog does not have it.</summary>
    public bool IsInForce(string policyKey) => _catalog.Policy(policyKey)?.IsInForceAt(_at) == true;

    private static void Note(Dictionary<string, PolicyFacts> rulings, IEnumerable<string> keys, PolicyFacts policy)
    {
        foreach (var key in keys)
        {
            rulings.TryAdd(key, policy);
        }
    }
}
