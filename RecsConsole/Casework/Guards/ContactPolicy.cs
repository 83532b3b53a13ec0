using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Guards;

/// <summary>Whether a policy keeps people from contacting the customer of a case, such as while a suspicion is examined.</summary>
public static class ContactPolicy
{
    /// <summary>
    /// The title of the policy in force that forbids customer contact here; null when none does, or when an action that contacts the
    /// customer remains allowed in this state.
    /// </summary>
    public static string? Find(TenantFacts facts, RuledCase found, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(found);
        string? forbids = null;
        foreach (var action in facts.Catalog.Actions.Where(each => each.IsCustomerContact && facts.ActionTitles.ContainsKey(each.Key)))
        {
            // without its own policy: one that is merely out of force says nothing about the customer
            var objection = PolicyGuard.Find(facts.Catalog, new(found, action.Key, PolicyKey: null, at));
            if (objection is not null)
            {
                forbids ??= objection.PolicyKey;
            }
            else if (action.AllowedStates.Count == 0 || action.AllowedStates.Contains(found.State, StringComparer.Ordinal))
            {
                return null;
            }
        }

        return forbids is null ? null : facts.PolicyTitles.GetValueOrDefault(forbids, forbids);
    }
}
