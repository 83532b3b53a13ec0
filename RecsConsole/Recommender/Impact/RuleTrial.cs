using RecsConsole.Casework.Proposals;
using RecsConsole.Database;

namespace RecsConsole.Recommender.Impact;

/// <summary>How a change of rules is tried on past decisions, or why there is nothing to try.</summary>
public sealed record RuleTrial
{
    private RuleTrial() { }

    /// <summary>Why the change alters no suggestion, as a sentence; null when past decisions show what it does.</summary>
    public string? WhyNot { get; private init; }

    /// <summary>Null when there is nothing to try.</summary>
    public RuleReplay? Replay { get; private init; }

    /// <summary>The trial of a change; null for a part whose effect on suggestions is not measured.</summary>
    public static RuleTrial? Find(IEnumerable<IRuleDrafts> rules, ProposedChange change)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(change);
        var part = GovernedParts.NameOf(change.Subject);
        return rules.FirstOrDefault(each => string.Equals(each.Part, part, StringComparison.Ordinal))?.TrialOf(change);
    }

    public static RuleTrial Of(RuleReplay replay) => new() { Replay = replay };

    public static RuleTrial Without(string why) => new() { WhyNot = why };
}

/// <param name="Sample">Which decisions are computed, as a sentence.</param>
/// <param name="Cases">The cases whose decisions the change can alter; all others would only hide them.</param>
/// <param name="ReadAsync">Reads the draft for the decisions on these cases.</param>
public sealed record RuleReplay(
    string Sample,
    Func<ConsoleDbContext, IQueryable<CaseRow>> Cases,
    Func<ConsoleDbContext, IReadOnlyCollection<Guid>, CancellationToken, Task<ImpactDraft>> ReadAsync
);
