using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>Who was asked for help as often as a day allows is left in peace until tomorrow.</summary>
internal sealed class ExpertAskedRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.Index.People.Person(candidate.Id) is { } person
        && context.Index.Presence(person.Id)?.AskedToday is { } asked
        && asked >= context.Snapshot.Shared.Configuration.DailyAsks
            ? ReasonCode.ExpertOverloaded
            : null;
}
