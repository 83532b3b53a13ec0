using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework;

/// <summary>Reads cases from the database.</summary>
public sealed class DatabaseCaseSource(TenantDb tenantDb) : ICaseSource
{
    private const int LatestSteps = CaseSnapshot.LongestHistory;

    // the steps among them, and what else moved the case
    private const int LatestMoves = 2 * LatestSteps;

    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, CancellationToken, Task<CaseWithAccount?>>> s_case = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id, CancellationToken _) =>
                db
                    .Cases.AsNoTracking()
                    .Where(row => row.Id == id)
                    .Select(row => new CaseWithAccount(
                        row,
                        db.Accounts.Where(account => account.Key == row.AccountKey)
                            .Select(account => new AccountOfCase(
                                account.Tier,
                                account.ContractStartsAt,
                                account.ContractEndsAt,
                                account.Entitlements,
                                account.TermsCheckedAt,
                                account.IsByRulesOnly
                            ))
                            .FirstOrDefault()
                    ))
                    .FirstOrDefault()
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, IAsyncEnumerable<RecordedMove>>> s_moves = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id) =>
                db
                    .CaseEvents.AsNoTracking()
                    .Where(step => step.CaseId == id)
                    .Where(step =>
                        step.Kind == CaseEventKind.Action
                        || (step.Kind == CaseEventKind.System && step.ToState != null && step.FromState != step.ToState)
                    )
                    .OrderByDescending(step => step.Ordinal)
                    .Take(LatestMoves)
                    .Select(step => new RecordedMove(
                        new CaseStep(step.Ordinal, step.Activity, step.ActorId, step.At, step.FromState, step.ToState),
                        step.Kind == CaseEventKind.Action,
                        step.AttributesJson
                    ))
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, CancellationToken, Task<CaseRights?>>> s_rights = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id, CancellationToken _) =>
                db
                    .Cases.AsNoTracking()
                    .Where(row => row.Id == id)
                    .Select(row => new CaseRights(row.Classification, row.Region, row.TeamKey, row.AssigneeId, row.Revision))
                    .FirstOrDefault()
        )
    );

    public async Task<CaseRecord?> ReadAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        if (await s_case.For(db)(db, caseId, cancellationToken) is not { } stored)
        {
            return null;
        }

        var moves = await s_moves.For(db)(db, caseId).ToListAsync(cancellationToken);
        moves.Reverse();
        var steps = moves.Where(each => each.IsStep).TakeLast(LatestSteps).ToList();
        return CaseFactsMapper.Row(stored.Row, stored.Account?.Tier, steps.ConvertAll(each => each.ToStep())) with
        {
            StepAttributes = steps.ConvertAll(each => each.AttributesJson),
            NewsAt = NewsAfter(steps.Count > 0 ? steps[^1].Step.At : stored.Row.OpenedAt, stored.Row, moves),
            ContractStartsAt = stored.Account?.ContractStartsAt,
            ContractEndsAt = stored.Account?.ContractEndsAt,
            Entitlements = [.. stored.Account?.Entitlements ?? []],
            TermsCheckedAt = stored.Account?.TermsCheckedAt,
            IsByRulesOnly = stored.Account?.IsByRulesOnly is true,
        };
    }

    public async Task<AccessResource?> FindResourceAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        return await s_rights.For(db)(db, caseId, cancellationToken) is { } stored
            ? AccessResources.OfCase(
                actor.TenantId,
                caseId,
                stored.Classification,
                stored.Region,
                stored.Team,
                stored.AssigneeId,
                stored.Revision
            )
            : null;
    }

    private static DateTimeOffset? NewsAfter(DateTimeOffset last, CaseRow row, List<RecordedMove> moves)
    {
        var moved = moves.Where(each => !each.IsStep).Max(each => (DateTimeOffset?)each.Step.At);
        var news = moved is null || row.CustomerWroteAt > moved ? row.CustomerWroteAt : moved;
        return news > last ? news : null;
    }

    /// <param name="IsStep">False for an event that moved the case without being a step.</param>
    private sealed record RecordedMove(CaseStep Step, bool IsStep, string AttributesJson)
    {
        public CaseStep ToStep() => ReportedSolution.StepIn(AttributesJson) is { } solved ? Step with { SolvedBy = solved } : Step;
    }

    private sealed record CaseRights(int Classification, string? Region, string? Team, Guid? AssigneeId, long Revision);

    private sealed record CaseWithAccount(CaseRow Row, AccountOfCase? Account);

    private sealed record AccountOfCase(
        string? Tier,
        DateTimeOffset? ContractStartsAt,
        DateTimeOffset? ContractEndsAt,
        IList<string> Entitlements,
        DateTimeOffset? TermsCheckedAt,
        bool IsByRulesOnly
    );
}
