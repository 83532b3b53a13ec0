using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Eligibility;

/// <summary>Only the published version of an action may be shown.</summary>
internal sealed class PublishedActionRule : IEligibilityRule
{
    public SlateKind Kind => SlateKind.Action;

    public ReasonCode? Check(ScreeningContext context, Candidate candidate) =>
        string.Equals(context.Index.Catalog.Action(candidate.Id)?.Status, "published", StringComparison.Ordinal)
            ? null
            : ReasonCode.CatalogNotPublished;
}
