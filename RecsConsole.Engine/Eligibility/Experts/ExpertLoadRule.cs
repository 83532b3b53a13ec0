using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>People at capacity are not asked if the tenant lets load exclude people instead of only lowering their score.</summary>
internal sealed class ExpertLoadRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        context.Snapshot.Shared.Configuration.ExpertLoadFilter
        && context.Index.People.Person(candidate.Id) is { } person
        && context.Index.Presence(person.Id) is { } presence
        && presence.OpenCases >= presence.Capacity
            ? ReasonCode.ExpertOverloaded
            : null;
}
