using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Accounts.Advice;
using RecsConsole.Features.Accounts.Signals;
using RecsConsole.Features.Accounts.Usage;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Accounts;

/// <summary>Reads a customer's page. For a reader who may view none of their cases the customer does not exist.</summary>
public sealed class ReadAccount(OperationScopeFactory scopes, IWorkflowSource workflows, DecisionPoint decisionPoint, ViewLog views)
{
    private const string Name = "read.account";
    private const string Kind = "account";

    public async Task<Result<AccountView>> RunAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await scope.Db.Accounts.AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, cancellationToken);
        var cases = account is null ? new([]) : await AccountCases.ReadAsync(scope, account.Key, cancellationToken);
        if (account is null || cases.Rows.Count == 0)
        {
            return await DenyAsync(scope, key, cancellationToken);
        }

        views.Note(actor, new("view.account", Kind, account.Key, AuditOutcome.Done));
        return await ViewAsync(scope, account, cases, cancellationToken);
    }

    private static Task<Error> DenyAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        var error = scope.Access.HasFailed ? Error.Unavailable(Texts.AccountNotChecked) : Error.NotFound(Texts.AccountNotFound);
        return scope.DenyAsync(Name, Kind, key, error, cancellationToken);
    }

    /// <summary>Whether this actor may open the customer's URL. A denial is recorded: no page is served that would read it.</summary>
    public async Task<bool> MayOpenAsync(Actor actor, string key, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        if (scope.Refusal is not null)
        {
            return false;
        }

        var mayOpen =
            await scope.Db.Accounts.AnyAsync(row => row.Key == key, cancellationToken)
            && (await AccountCases.ReadAsync(scope, key, cancellationToken)).Rows.Count > 0;
        if (!mayOpen)
        {
            await DenyAsync(scope, key, cancellationToken);
        }

        return mayOpen;
    }

    /// <summary>Whether one of these cases is this customer's; whether it may be seen is checked when it is read.</summary>
    public async Task<bool> HasAnyAsync(Actor actor, string key, IReadOnlyList<Guid> caseIds, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, cancellationToken);
        var ids = caseIds.ToList();
        return scope.Refusal is not null
            || await scope.Db.Cases.AnyAsync(row => row.AccountKey == key && EF.Parameter(ids).Contains(row.Id), cancellationToken);
    }

    private async Task<AccountView> ViewAsync(
        OperationScope scope,
        AccountRow account,
        AccountCases cases,
        CancellationToken cancellationToken
    )
    {
        var (db, now) = (scope.Db, scope.Now);
        var open = cases.OpenAt(now);
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        var steps = await new PreparedSteps(db, scope.Actor, scope.Access, workflows, now).ReadAsync(open, cancellationToken);
        var names = await PeopleNames.ReadAsync(
            db,
            cases.Rows.SelectMany(row => new[] { row.AssigneeId, row.ResolvedById }).OfType<Guid>(),
            cancellationToken
        );
        var theirTurn = await CustomerTurn.ReadAsync(scope, workflows, cases.Rows, cancellationToken);
        var shown = cases.Rows.ToDictionary(
            row => row.Id,
            row => ToCase(row, scope.Access, names, theirTurn) with { Sla = calendars.Of(row, now), Step = steps.GetValueOrDefault(row.Id) }
        );
        var usage = await UsageAsync(scope, account.Key, cancellationToken);
        var counted = AccountSignals.Of(account, cases.Rows, theirTurn, await EverybodyAsync(scope, cancellationToken), now);
        var signals = UsageSignals.AddTo(counted, usage);
        List<AdviceCase> advised = [.. open.Select(row => ToAdvice(row, shown[row.Id], now))];
        return new(
            AccountDetails.From(account, now),
            shown,
            [.. open.Select(row => row.Id)],
            [.. cases.Finished.Select(row => row.Id)],
            [.. cases.People(names, now)],
            signals,
            AdviceChoice.Of(advised, signals),
            await TimeZones.OfReaderAsync(db, scope.Actor, cancellationToken)
        )
        {
            IsByRulesOnly = account.IsByRulesOnly,
            MayEdit = scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            MaySetByRules = SetAccountByRules.MaySet(scope.Access),
            Usage = usage,
            WithoutStep = AdviceChoice.WithoutStep(advised),
            TheyWroteOn = cases.TheyWroteOn,
            WeWroteOn = cases.WeWroteOn,
        };
    }

    private static async Task<IReadOnlyList<UsageFigure>> UsageAsync(OperationScope scope, string key, CancellationToken cancellationToken)
    {
        var rows = await scope.Db.AccountSignals.AsNoTracking().Where(row => row.AccountKey == key).ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => UsageFigure.From(row, scope.Now))
                .OrderByDescending(each => each.ObservedAt)
                .ThenBy(each => each.Name, StringComparer.Ordinal)
                .ThenBy(each => each.Source, StringComparer.Ordinal),
        ];
    }

    // A decision point is asked row by row, and the rows of all customers are too many: then there is no comparison.
    private async Task<SlaRecord?> EverybodyAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        if (decisionPoint.IsInForce)
        {
            return null;
        }

        var since = scope.Now - AccountSignals.LookBack;
        var finished = VisibleCases
            .Of(scope.Db, scope.Access.Subject)
            .Where(row => !row.IsOpen && row.AccountKey != null && row.ResolvedAt > since && row.SlaMet != null);
        return new(await finished.CountAsync(row => row.SlaMet == false, cancellationToken), await finished.CountAsync(cancellationToken));
    }

    private static AdviceCase ToAdvice(CaseRow row, AccountCase shown, DateTimeOffset now) =>
        new(row, shown.Step, shown.MayAsk, shown.Sla?.IsAtRisk(now) is true) { IsAside = SetAside.IsAside(row, now) };

    private static AccountCase ToCase(
        CaseRow row,
        AccessCheck check,
        IReadOnlyDictionary<Guid, string> names,
        IReadOnlySet<Guid> theirTurn
    ) =>
        new(row.Id, row.Key, row.Title, row.Status, row.IsOpen, row.Priority)
        {
            SlaMet = row.SlaMet,
            Person = (row.IsOpen ? row.AssigneeId : row.ResolvedById ?? row.AssigneeId) is { } id ? names.GetValueOrDefault(id) : null,
            MayAsk = row.IsOpen && check.Decide(AccessOperation.Recommend, AccessResources.Of(row)).Permitted,
            CustomerWaits = AccountSignals.IsWaiting(row, theirTurn),
            CustomerWroteAt = row.CustomerWroteAt,
            RepliedAt = row.RepliedAt,
            EndedAt = row.ResolvedAt,
            LookAgainAt = row.IsOpen ? row.LookAgainAt : null,
        };
}
