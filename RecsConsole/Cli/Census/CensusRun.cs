using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Census;

/// <summary>Opens cases like the desk does, several times each, and counts what an agent would object to.</summary>
internal sealed class CensusRun(IServiceProvider services, Actor tenant, int openings, Action<string> progress)
{
    public async Task<CensusAnswer> RunAsync(int mostCases, CancellationToken cancellationToken)
    {
        var (input, cases) = await ReadAsync(mostCases, cancellationToken);
        var count = new CensusCount(input, openings, progress);
        foreach (var row in cases)
        {
            var steps = await StepsOfAsync(row, cancellationToken);
            await count.AddAsync(
                new(row.Key, row.Priority, row.Status, steps, row.AssigneeId) { Affected = PeopleTold.By(row) },
                (person, _) => OpenAsync(person, row.Id, cancellationToken),
                cases.Count
            );
        }

        return count.Sum;
    }

    private async Task<ShownDecision?> OpenAsync(Guid person, Guid caseId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var result = await scope
            .ServiceProvider.GetRequiredService<RecommendForCase>()
            .RunAsync(tenant with { PersonId = person }, new(caseId), cancellationToken);
        return result.IsOk ? result.Value : null;
    }

    private async Task<CaseStepRecord> StepsOfAsync(CaseRow found, CancellationToken cancellationToken)
    {
        var workflow = await services.GetRequiredService<IWorkflowSource>().ReadAsync(tenant, found.TypeKey, cancellationToken);
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var events = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.CaseId == found.Id)
            .OrderBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        return CaseStepRecord.From(events, workflow, await CustomerWords.ReadAsync(db, events, cancellationToken));
    }

    private async Task<(CensusInput Input, IReadOnlyList<CaseRow> Cases)> ReadAsync(int mostCases, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var open = await db.Cases.AsNoTracking().Where(row => row.IsOpen).OrderBy(row => row.Key).ToListAsync(cancellationToken);
        var step = Math.Max(1, (open.Count + mostCases - 1) / mostCases);
        return (await CensusInput.ReadAsync(db, cancellationToken), [.. open.Where((_, i) => i % step == 0)]);
    }
}
