using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>People limited to regions advise only on cases in these regions.</summary>
internal sealed class ExpertReachRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Expert;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        var regions = context.Index.People.Person(candidate.Id)?.Regions ?? [];
        return regions.Count == 0 || context.Case.Region is not { } region || regions.Contains(region, StringComparer.Ordinal)
            ? null
            : ReasonCode.Region;
    }
}
