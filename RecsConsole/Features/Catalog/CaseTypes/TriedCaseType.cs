using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>Tries another workflow for a case type on the decisions about its cases.</summary>
internal sealed class TriedCaseType : IRuleDrafts
{
    public string Part => GovernedParts.CaseTypes;

    public RuleTrial TrialOf(ProposedChange change)
    {
        if (change.Read<CaseTypeRules>() is not { } content)
        {
            return RuleTrial.Without(CaseworkTexts.ProposalUnreadable);
        }

        var (type, before, after) = (change.Item, content.Before.Workflow, content.After.Workflow);
        return content.After.Start is not null ? RuleTrial.Without(Texts.NewTypeHasNoDecision)
            : string.Equals(before, after, StringComparison.Ordinal) ? RuleTrial.Without(Texts.UseChangesNoSuggestion)
            : RuleTrial.Of(
                new(
                    Texts.TriedOnCasesOfType,
                    db => db.Cases.Where(row => row.TypeKey == type),
                    (db, _, token) => CaseTypeDrafts.ReadAsync(db, type, before, after, token)
                )
            );
    }
}
