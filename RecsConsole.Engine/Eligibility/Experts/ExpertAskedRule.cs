using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A person who received the day's maximum of requests is not proposed again that day.</summary>
internal sealed class ExpertAskedRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.Index.People.Person(candidate.Id) is { } person
        && context.Index.Presence(person.Id)?.AskedToday is { } requests
        && requests >= context.Snapshot.Shared.Configuration.DailyAsks
            ? ReasonCode.ExpertOverloaded
            : null;
}
