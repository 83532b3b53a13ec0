using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>Only people marked as experts are proposed, and never the actor.</summary>
internal sealed class ExpertPermittedRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        if (context.Index.People.Person(candidate.Id) is not { } person)
        {
            return null; // the access rule has already reported the missing profile
        }

        if (person.Id == context.Snapshot.Actor.PersonId)
        {
            return ReasonCode.NotPermitted;
        }

        return person.IsExpert ? null : ReasonCode.RoleNotAllowed;
    }
}
