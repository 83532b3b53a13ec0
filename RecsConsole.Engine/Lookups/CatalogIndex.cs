using System.Runtime.CompilerServices;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>A catalog's actions and policies by key; made once for each catalog, which many decisions share.</summary>
public sealed class CatalogIndex
{
    private static readonly ConditionalWeakTable<CatalogPart, CatalogIndex> Cache = [];

    private readonly Dictionary<string, ActionFacts> _actions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyFacts> _policies = new(StringComparer.Ordinal);

    private CatalogIndex(CatalogPart catalog)
    {
        FieldConditions =
        [
            .. catalog
                .Policies.SelectMany(policy => policy.Rules)
                .SelectMany(rule => rule.Fields ?? [])
                .Concat((catalog.Playbooks ?? []).SelectMany(playbook => playbook.FieldConditions()))
                .DistinctBy(each => each.Canonical(), StringComparer.Ordinal),
        ];
        foreach (var action in catalog.Actions)
        {
            _actions.TryAdd(action.Key, action);
        }

        foreach (var policy in catalog.Policies)
        {
            _policies.TryAdd(policy.Key, policy);
        }
    }

    public static CatalogIndex From(CatalogPart catalog) => Cache.GetValue(catalog, static key => new(key));

    /// <summary>The conditions of its policies and playbooks on fields that the tenant's cases bring along, each once.</summary>
    public IReadOnlyList<FieldCondition> FieldConditions { get; }

    /// <summary>The action with this key; null when the catalog has none.</summary>
    public ActionFacts? Action(string key) => _actions.GetValueOrDefault(key);

    /// <summary>The policy with this key; null when the catalog has none.</summary>
    public PolicyFacts? Policy(string key) => _policies.GetValueOrDefault(key);
}
