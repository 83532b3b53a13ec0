using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>A document limited to regions applies only to cases in these regions.</summary>
internal sealed class DocumentRegionRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Document;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate)
    {
        var regions = context.Index.Document(candidate.Id)?.Regions ?? [];
        return regions.Count == 0 || context.Case.Region is not { } region || regions.Contains(region, StringComparer.Ordinal)
            ? null
            : ReasonCode.Region;
    }
}
