using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>One hard condition for showing candidates of one kind.</summary>
internal interface IEligibilityRule
{
    /// <summary>The kind of candidates the rule checks.</summary>
    SlateKind Kind { get; }

    /// <summary>Why the candidate may not be shown; null when this rule permits it.</summary>
    ReasonCode? Check(ScreeningContext context, Candidate candidate);
}
