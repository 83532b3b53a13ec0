using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Guards;

/// <summary>Whether a policy prevents an action on a case at this time, suggested or not.</summary>
public static class PolicyGuard
{
    /// <summary>Why the action may not be taken; null when no policy stops it.</summary>
    public static PolicyObjection? Find(CatalogPart catalog, PolicyQuestion question)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(question);
        if (question.PolicyKey is { } own && catalog.Policies.FirstOrDefault(each => Is(each.Key, own))?.IsInForceAt(question.At) != true)
        {
            return new(ReasonCode.PolicyExpired, own);
        }

        var forbids = catalog
            .Policies.Where(policy => policy.IsInForceAt(question.At))
            .OrderBy(policy => policy.Key, StringComparer.Ordinal)
            .FirstOrDefault(policy =>
                policy.Rules.Any(rule => rule.MayApplyTo(question.Case) && rule.Forbids.Contains(question.Action, StringComparer.Ordinal))
            );
        return forbids is null ? null : new(ReasonCode.NotPermitted, forbids.Key);
    }

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}

/// <summary>An action on a case at a time.</summary>
/// <param name="PolicyKey">The policy that the action is based on; null when none.</param>
public sealed record PolicyQuestion(RuledCase Case, string Action, string? PolicyKey, DateTimeOffset At);

/// <summary>Why a policy prevents the action: it forbids the action, or the action is based on a policy that is not in force.</summary>
public sealed record PolicyObjection(ReasonCode Reason, string PolicyKey)
{
    /// <summary>The sentence for the person who chose the action.</summary>
    public string Words(string title, TenantFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var policy = facts.PolicyTitles.GetValueOrDefault(PolicyKey, PolicyKey);
        return Reason == ReasonCode.PolicyExpired
            ? CaseworkTexts.RestsOnAPolicyNotInForce.With(title, policy)
            : CaseworkTexts.PolicyDoesNotAllow.With(policy, title);
    }
}
