using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>
/// Decides which candidates may be shown. All rules are checked, so that an exclusion has all its reasons; a candidate that cannot be
/// checked is excluded.
/// </summary>
public sealed class EligibilityRules
{
    private readonly IReadOnlyList<IEligibilityRule> _rules;

    private EligibilityRules(IReadOnlyList<IEligibilityRule> rules) => _rules = rules;

    /// <summary>Every rule of this engine; the access policy is asked again for each candidate (permission point 2).</summary>
    public static EligibilityRules All(AccessPolicy? accessPolicy = null)
    {
        var policy = accessPolicy ?? new AccessPolicy();
        return new([
            new AccessRule(SlateKind.Action, policy),
            new PublishedActionRule(),
            new WorkflowStateRule(),
            new EarlierStepRule(),
            new ForbiddenByPolicyRule(),
            new PolicyInForceRule(SlateKind.Action),
            new PendingApprovalRule(),
            new OppositeRule(),
            new AlreadyTriedRule(),
            new CappedContactRule(),
            new EntitlementRule(),
            new DismissedRule(SlateKind.Action),
            new AccessRule(SlateKind.Document, policy),
            new CurrentDocumentRule(),
            new DocumentLanguageRule(),
            new DocumentRegionRule(),
            new PolicyInForceRule(SlateKind.Document),
            new DismissedRule(SlateKind.Document),
            new AccessRule(SlateKind.Expert, policy),
            new ExpertPermittedRule(),
            new ExpertReachRule(),
            new ExpertClearanceRule(),
            new ExpertLanguageRule(),
            new ExpertPresenceRule(),
            new ExpertLoadRule(),
            new ExpertAskedRule(),
            new ExpertConflictRule(),
            new DismissedRule(SlateKind.Expert),
        ]);
    }

    /// <summary>Eligible candidates in their order; exclusions by id, including objects withheld from the actor.</summary>
    public Screening Screen(CaseSnapshot snapshot, SlateKind kind, IReadOnlyList<Candidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(candidates);
        var context = new ScreeningContext(snapshot, kind);
        var rules = _rules.Where(rule => rule.Kind == kind).ToArray();
        var excluded = Withheld(snapshot, kind);
        var eligible = new List<Candidate>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var reasons = ReasonsAgainst(context, rules, candidate);
            if (reasons.Count == 0 && !excluded.ContainsKey(candidate.Id))
            {
                eligible.Add(candidate);
                continue;
            }

            var entry = Entry(excluded, candidate.Id);
            entry.Reasons.UnionWith(reasons);
            entry.Sources.UnionWith(candidate.Provenance.Select(each => each.Source));
        }

        return new(
            eligible,
            [.. excluded.Select(entry => new Exclusion(kind, entry.Key, [.. entry.Value.Reasons], [.. entry.Value.Sources]))]
        );
    }

    private static SortedSet<ReasonCode> ReasonsAgainst(ScreeningContext context, IEligibilityRule[] rules, Candidate candidate)
    {
        var reasons = new SortedSet<ReasonCode>();
        foreach (var rule in rules)
        {
            if (rule.Check(context, candidate) is { } reason)
            {
                reasons.Add(reason);
            }
        }

        return reasons;
    }

    private static SortedDictionary<string, ExclusionEntry> Withheld(CaseSnapshot snapshot, SlateKind kind)
    {
        var excluded = new SortedDictionary<string, ExclusionEntry>(StringComparer.Ordinal);
        foreach (var withheld in snapshot.Withheld)
        {
            if (withheld.Kind == kind)
            {
                var entry = Entry(excluded, withheld.Id);
                entry.Reasons.Add(withheld.Reason);
                entry.Sources.Add(withheld.Source);
            }
        }

        return excluded;
    }

    private static ExclusionEntry Entry(SortedDictionary<string, ExclusionEntry> excluded, string id)
    {
        if (!excluded.TryGetValue(id, out var entry))
        {
            excluded.Add(id, entry = new([], new(StringComparer.Ordinal)));
        }

        return entry;
    }

    private sealed record ExclusionEntry(SortedSet<ReasonCode> Reasons, SortedSet<string> Sources);
}
