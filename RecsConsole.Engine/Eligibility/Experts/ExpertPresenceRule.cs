using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A person who is absent, or whose presence is unknown, is not proposed.</summary>
internal sealed class ExpertPresenceRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        if (context.Index.People.Person(candidate.Id) is not { } person)
        {
            return null;
        }

        return context.Index.Presence(person.Id) switch
        {
            null => ReasonCode.CheckFailed,
            { IsAbsent: true } => ReasonCode.ExpertUnavailable,
            _ => null,
        };
    }
}
