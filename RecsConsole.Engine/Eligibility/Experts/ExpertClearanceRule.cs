using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A person who may not read the case cannot advise on it.</summary>
internal sealed class ExpertClearanceRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.Index.People.Person(candidate.Id) is { } person && person.Clearance < context.Case.Classification
            ? ReasonCode.Clearance
            : null;
}
