using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A person with a conflict of interest in the case or its account does not advise on it.</summary>
internal sealed class ExpertConflictRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.Index.People.Person(candidate.Id) is { } person && context.Index.Presence(person.Id) is { HasConflict: true }
            ? ReasonCode.ConflictOfInterest
            : null;
}
