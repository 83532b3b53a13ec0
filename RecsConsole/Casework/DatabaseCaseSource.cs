using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Casework;

/// <summary>Reads cases from the database.</summary>
public sealed class DatabaseCaseSource(TenantDb tenantDb) : ICaseSource
{
    private const int LatestSteps = 50;

    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, CancellationToken, Task<CaseWithAccount?>>> s_case = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id, CancellationToken _) =>
                db
                    .Cases.AsNoTracking()
                    .Where(row => row.Id == id)
                    .Select(row => new CaseWithAccount(
                        row,
                        db.Accounts.Where(account => account.Key == row.AccountKey)
                            .Select(account => new AccountOfCase(account.Tier, account.ContractEndsAt, account.IsByRulesOnly))
                            .FirstOrDefault()
                    ))
                    .FirstOrDefault()
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, IAsyncEnumerable<RecordedStep>>> s_steps = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id) =>
                db
                    .CaseEvents.AsNoTracking()
                    .Where(step => step.CaseId == id && step.Kind == CaseEventKind.Action)
                    .OrderByDescending(step => step.Ordinal)
                    .Take(LatestSteps)
                    .Select(step => new RecordedStep(
                        new CaseStep(step.Ordinal, step.Activity, step.ActorId, step.At, step.FromState, step.ToState),
                        step.AttributesJson
                    ))
        )
    );

    public async Task<CaseRecord?> ReadAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        if (await s_case.For(db)(db, caseId, cancellationToken) is not { } stored)
        {
            return null;
        }

        var steps = await s_steps.For(db)(db, caseId).ToListAsync(cancellationToken);
        steps.Reverse();
        return CaseFactsMapper.Row(stored.Row, stored.Account?.Tier, steps.ConvertAll(each => each.Step)) with
        {
            StepAttributes = steps.ConvertAll(each => each.AttributesJson),
            ContractEndsAt = stored.Account?.ContractEndsAt,
            IsByRulesOnly = stored.Account?.IsByRulesOnly is true,
        };
    }

    private sealed record RecordedStep(CaseStep Step, string AttributesJson);

    private sealed record CaseWithAccount(CaseRow Row, AccountOfCase? Account);

    private sealed record AccountOfCase(string? Tier, DateTimeOffset? ContractEndsAt, bool IsByRulesOnly);
}
