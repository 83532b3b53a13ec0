using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Impact;

/// <summary>
/// Changed terms of a customer, in the decisions on that customer's cases: the tier that policies, playbooks and steps ask for, the steps
/// that the contract includes on the day of the decision, and the clock of the tier. Deadlines that another system supplied stay.
/// </summary>
internal sealed class AccountDrafts
{
    private readonly string _account;
    private readonly DecisionClocks _clocks;
    private readonly LevelTable _levels;

    private AccountDrafts(string account, DecisionClocks clocks, LevelTable levels) =>
        (_account, _clocks, _levels) = (account, clocks, levels);

    /// <param name="caseIds">The cases of the decisions.</param>
    public static async Task<ImpactDraft> ReadAsync(
        ConsoleDbContext db,
        AccountChange change,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        var drafts = new AccountDrafts(
            change.Account,
            await DecisionClocks.ReadAsync(db, caseIds, cancellationToken),
            await LevelTable.ReadAsync(db, cancellationToken)
        );
        return new(
            ImpactFacts.Of(snapshot => drafts.With(snapshot, change.Before, snapshot.Case.StaleContractDays)),
            // whoever puts terms into force confirms the contract
            ImpactFacts.Of(snapshot => drafts.With(snapshot, change.After, staleDays: null))
        );
    }

    private CaseSnapshot With(CaseSnapshot snapshot, AccountPromise terms, int? staleDays)
    {
        if (!string.Equals(snapshot.Case.AccountKey, _account, StringComparison.Ordinal))
        {
            return snapshot; // the case has come to this customer since
        }

        var clocked = ByTier(snapshot, terms.Tier);
        return clocked with
        {
            Case = clocked.Case with
            {
                AccountTier = terms.Tier,
                ContractEnded = terms.IsOutsideAt(snapshot.At) ? true : null,
                Entitlements = terms.Entitlements,
                StaleContractDays = staleDays,
            },
        };
    }

    // as with an open case whose customer gets another tier: another version of the same level is no reason to move its deadline
    private CaseSnapshot ByTier(CaseSnapshot snapshot, string? tier)
    {
        var had = _levels.For(Promised(snapshot, snapshot.Case.AccountTier));
        var has = _levels.For(Promised(snapshot, tier));
        return string.Equals(had?.Key, has?.Key, StringComparison.Ordinal) || _clocks.CaseOf(snapshot) is not { } row
            ? snapshot
            : _clocks.By(_levels, has, snapshot, row);
    }

    private static PromisedCase Promised(CaseSnapshot snapshot, string? tier) => new(snapshot.Case.Type, snapshot.Case.Priority, tier);
}

/// <summary>Terms of a customer before and after.</summary>
internal sealed record AccountChange(string Account, AccountPromise Before, AccountPromise After);

/// <summary>Those terms of a customer that suggestions depend on.</summary>
/// <param name="Entitlements">In ordinal order; null when there are none.</param>
internal sealed record AccountPromise(
    string? Tier,
    DateTimeOffset? ContractStartsAt,
    DateTimeOffset? ContractEndsAt,
    IReadOnlyList<string>? Entitlements
)
{
    public bool IsOutsideAt(DateTimeOffset at) => ContractEndsAt <= at || ContractStartsAt > at;

    public bool IsLike(AccountPromise other) =>
        string.Equals(Tier, other.Tier, StringComparison.Ordinal)
        && ContractStartsAt == other.ContractStartsAt
        && ContractEndsAt == other.ContractEndsAt
        && (Entitlements ?? []).SequenceEqual(other.Entitlements ?? [], StringComparer.Ordinal);
}
