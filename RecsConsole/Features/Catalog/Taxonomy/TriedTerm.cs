using RecsConsole.Casework.Proposals;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>A term is its value, which nothing changes: its label and whether forms offer it are read by no suggestion.</summary>
internal sealed class TriedTerm : IRuleDrafts
{
    public string Part => GovernedParts.Taxonomy;

    public RuleTrial TrialOf(ProposedChange change) => RuleTrial.Without(Texts.TermChangesNoSuggestion);
}
