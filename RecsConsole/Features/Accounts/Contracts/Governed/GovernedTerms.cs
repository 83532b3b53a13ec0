using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Accounts.Contracts.Editing;
using RecsConsole.Features.Accounts.Contracts.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts.Contracts.Governed;

/// <summary>What is agreed with a customer; the item is the customer's key. It decides which steps their cases may take.</summary>
public sealed class GovernedTerms(AuditTrail auditTrail) : GovernedPart<AgreedTerms>
{
    private const int MaxNamed = 5;

    public override string Name => GovernedParts.Terms;

    public override string Address => ContractFilter.Home;

    public override string AddressOf(string item) => ContractFilter.AddressOf(item);

    protected override async Task<RulesInForce<AgreedTerms>> InForceAsync(
        ConsoleDbContext db,
        string item,
        CancellationToken cancellationToken
    )
    {
        var zone = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        var row = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(found => found.Key == item, cancellationToken);
        return row is null ? new(AgreedTerms.From(new AccountTerms(), zone), 0) : new(AgreedTerms.From(row, zone), row.Revision);
    }

    // the name is not part of it, and is checked where it is written
    protected override string? ProblemOf(string item, AgreedTerms before, AgreedTerms after) =>
        TermsRules.Check(after.On(new AccountTerms { Key = item, Name = item }), isNew: false) is [var problem, ..]
            ? problem.Message
            : null;

    protected override IReadOnlyList<SettingDifference> Differences(string item, AgreedTerms before, AgreedTerms after)
    {
        var zone = TimeZones.Find(after.TimeZone) ?? TimeZoneInfo.Utc;
        var (was, isNow) = (before.On(new AccountTerms()), after.On(new AccountTerms()));
        return
        [
            .. TermsDifference
                .Between(was, isNow)
                .Select(each => new SettingDifference(
                    TermsLabels.Field(each.Field),
                    TermsLabels.Value(was, each.Field, zone),
                    TermsLabels.Value(isNow, each.Field, zone)
                )),
        ];
    }

    protected override async Task<string?> EffectAsync(
        OperationScope scope,
        string item,
        AgreedTerms rules,
        CancellationToken cancellationToken
    )
    {
        var open = await scope.Db.Cases.CountAsync(row => row.IsOpen && row.AccountKey == item, cancellationToken);
        if (open == 0)
        {
            return Texts.NoOpenCaseOfTheirs;
        }

        var inForce = (await InForceAsync(scope.Db, item, cancellationToken)).Rules.On(new AccountTerms());
        var after = rules.On(new AccountTerms());
        var onSteps = await StepsEffectAsync(scope, open, inForce, after, cancellationToken);
        var deadlines = await TierDeadlines.CountAsync(scope.Db, item, new(inForce.Tier, after.Tier), cancellationToken);
        return deadlines == 0 ? onSteps : string.Join(' ', onSteps, Texts.DeadlinesComputedAgain.With(deadlines));
    }

    private static async Task<string> StepsEffectAsync(
        OperationScope scope,
        int open,
        AccountTerms inForce,
        AccountTerms after,
        CancellationToken cancellationToken
    )
    {
        var steps = await TierSteps.ReadAsync(scope.Db, cancellationToken);
        var lost = steps.Where(step => step.IsIn(inForce, scope.Now) && !step.IsIn(after, scope.Now)).ToList();
        var gained = steps.Where(step => !step.IsIn(inForce, scope.Now) && step.IsIn(after, scope.Now)).ToList();
        return lost.Count + gained.Count == 0
            ? Texts.SameStepsInCases.With(open)
            : string.Join(
                ' ',
                new[]
                {
                    lost.Count == 0 ? "" : Texts.StepsAreLost.With(open, Named(lost)),
                    gained.Count == 0 ? "" : Texts.StepsAreGained.With(open, Named(gained)),
                }.Where(words => words.Length > 0)
            );
    }

    protected override async Task<Result<string>> WriteAsync(
        OperationScope scope,
        GovernedWrite<AgreedTerms> write,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    )
    {
        if (await ErasedSubjects.ContainAsync(scope.Db, SubjectName.Account(write.Item), cancellationToken))
        {
            return ErasedSubjects.NothingIsWritten;
        }

        var row = await scope.Db.Accounts.FirstOrDefaultAsync(found => found.Key == write.Item, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.NoSuchCustomer);
        }

        var turn = await TermsTurn.BeginAsync(scope, auditTrail, SaveAccount.Name, cancellationToken);
        turn.Put(row, write.After.On(AccountTerms.From(row)), statesContract: true, origin.Details);
        if (!await turn.TrySaveAsync(cancellationToken))
        {
            return Error.Conflict(CaseworkTexts.RulesChangedMeanwhile);
        }

        return turn.MovedDeadlines == 0 ? Texts.CustomerSaved : Texts.CustomerSavedWithDeadlines.With(turn.MovedDeadlines);
    }

    private static string Named(List<TierStep> steps) =>
        string.Join(", ", steps.Take(MaxNamed).Select(step => step.Title)) + (steps.Count > MaxNamed ? ", …" : "");
}
