using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>Tries another workflow or calendar for a case type on the decisions about its cases.</summary>
internal sealed class TriedCaseType : IRuleDrafts
{
    public string Part => GovernedParts.CaseTypes;

    public RuleTrial TrialOf(ProposedChange change)
    {
        if (change.Read<CaseTypeRules>() is not { } content)
        {
            return RuleTrial.Without(CaseworkTexts.ProposalUnreadable);
        }

        var (type, before, after) = (change.Item, content.Before, content.After);
        CaseTypeChange tried = new(type, new(before.Workflow, before.Calendar), new(after.Workflow, after.Calendar));
        return after.Start is { } start
                ? RuleTrial.Without(start.Template is null ? Texts.NewTypeHasNoDecision : Texts.TemplateHasNoDecision)
            : !tried.IsChange ? RuleTrial.Without(Texts.UseChangesNoSuggestion)
            : RuleTrial.Of(
                new(
                    Texts.TriedOnCasesOfType,
                    db => db.Cases.Where(row => row.TypeKey == type),
                    (db, caseIds, token) => CaseTypeDrafts.ReadAsync(db, tried, caseIds, token)
                )
            );
    }
}
