namespace RecsConsole.Permits;

/// <summary>
/// Checks whether a stored permit is valid for an item that is about to be shown. Written independently of the policy that issues permits,
/// and unable to call it: a mistake there is caught here unless the same mistake was made twice.
/// </summary>
public static class PermitChecker
{
    /// <summary>How long a permit stays valid while its facts do not change.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The first fault found in a permit.</summary>
    public static PermitFault Check(PermitClaim? claim, PermitFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (claim is null)
        {
            return PermitFault.Missing;
        }

        var fault = Identity(claim, facts);
        return fault == PermitFault.None ? Rules(claim, facts) : fault;
    }

    private static PermitFault Identity(PermitClaim claim, PermitFacts facts)
    {
        var (subject, shown) = (facts.Subject, facts.Shown);
        if (claim.TenantId != subject.TenantId || claim.SubjectId != subject.PersonId)
        {
            return PermitFault.OtherSubject;
        }

        if (!Same(claim.Operation, facts.Operation) || !Same(claim.ObjectKind, shown.Kind) || !Same(claim.ObjectId, shown.Id))
        {
            return PermitFault.OtherObject;
        }

        if (
            claim.SubjectRevision is null
            || claim.SubjectRevision != subject.Revision
            || claim.ObjectRevision is null
            || claim.ObjectRevision != shown.Revision
        )
        {
            return PermitFault.OldVersion;
        }

        return claim.At != facts.DecidedAt || claim.At > facts.Now || facts.Now - claim.At > Lifetime
            ? PermitFault.OtherInstant
            : PermitFault.None;
    }

    private static PermitFault Rules(PermitClaim claim, PermitFacts facts)
    {
        var needed = PermitNeeds.Of(facts);
        if (needed is null)
        {
            return PermitFault.OtherObject; // no card has this operation
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in claim.Rules)
        {
            if (!PermitNeeds.IsKnown(rule) || !named.Add(rule))
            {
                return PermitFault.UnknownRule;
            }

            if (PermitNeeds.IsGrant(rule))
            {
                continue;
            }

            if (!needed.TryGetValue(rule, out var holds))
            {
                return PermitFault.RuleNotNeeded;
            }

            if (!holds)
            {
                return PermitFault.RuleBroken;
            }
        }

        return Missing(claim, facts, needed, named);
    }

    private static PermitFault Missing(PermitClaim claim, PermitFacts facts, Dictionary<string, bool> needed, HashSet<string> named)
    {
        var missing = needed.Where(rule => !named.Contains(rule.Key)).ToList();
        var isGranted = named.Any(PermitNeeds.IsGrant);
        if (!isGranted)
        {
            return missing.Count > 0 ? PermitFault.RuleMissing
                : claim.GrantId is not null ? PermitFault.GrantInvalid
                : PermitFault.None;
        }

        // a grant replaces a rule that does not hold, and nothing else
        if (missing.Exists(rule => !PermitNeeds.IsGrantable(rule.Key) || rule.Value))
        {
            return PermitFault.RuleMissing;
        }

        return missing.Count > 0 && PermitNeeds.HasGrant(claim, facts, named) ? PermitFault.None : PermitFault.GrantInvalid;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
