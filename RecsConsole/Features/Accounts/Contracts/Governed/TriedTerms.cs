using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Accounts.Contracts.Governed;

/// <summary>Tries changed terms of a customer on the decisions about that customer's cases.</summary>
internal sealed class TriedTerms : IRuleDrafts
{
    public string Part => GovernedParts.Terms;

    public RuleTrial TrialOf(ProposedChange change)
    {
        if (change.Read<AgreedTerms>() is not { } content)
        {
            return RuleTrial.Without(CaseworkTexts.ProposalUnreadable);
        }

        var (account, before, after) = (change.Item, PromiseOf(content.Before), PromiseOf(content.After));
        return before.IsLike(after)
            ? RuleTrial.Without(Texts.RegionChangesNoSuggestion)
            : RuleTrial.Of(
                new(
                    Texts.TriedOnTheirCases,
                    db => db.Cases.Where(row => row.AccountKey == account),
                    (db, caseIds, token) => AccountDrafts.ReadAsync(db, new(account, before, after), caseIds, token)
                )
            );
    }

    private static AccountPromise PromiseOf(AgreedTerms terms) =>
        new(terms.Tier, terms.ContractStartsAt, terms.ContractEndsAt, terms.Entitlements);
}
