using RecsConsole.Casework.Proposals;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Tries proposed changes of one part of the rules on past decisions. It belongs to the feature of the part, which alone can read what the
/// proposals contain.
/// </summary>
public interface IRuleDrafts
{
    /// <summary>One of <see cref="GovernedParts"/>.</summary>
    string Part { get; }

    /// <summary>How a change is tried, or why it can change no suggestion.</summary>
    RuleTrial TrialOf(ProposedChange change);
}
