using RecsConsole.Cli.Backtest;
using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Past;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Census;

/// <summary>
/// The census over cases truncated at a random step, including finished ones: each is opened as it was just before that step, with what was
/// known then.
/// </summary>
internal sealed class CutCensusRun(IServiceProvider services, Actor tenant, int openings, Action<string> progress)
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(1);

    public async Task<CensusAnswer> RunAsync(int mostCases, ulong seed, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        progress("Reading the history…");
        var desk = await PastDesk.OpenAsync(services, db, tenant, cancellationToken);
        var count = new CensusCount(await CensusInput.ReadAsync(db, cancellationToken), openings, progress);
        var cuts = Cut(desk.Cases, mostCases, seed);
        foreach (var (found, next) in cuts)
        {
            var asked = new CensusCase(
                $"{found.Row.Key} before step {next.Ordinal}",
                found.RowAt(HistoryMoment.Before(next)).Priority,
                next.FromState,
                await StepsAsync(found, next, cancellationToken),
                next.ActorId
            );
            await count.AddAsync(
                asked,
                (person, opening) =>
                {
                    var moment = HistoryMoment.Before(next) with { At = next.At + (opening * s_between) };
                    return desk.ShowAsync(new(found, moment, person, AssigneeId: null, next.Ordinal), cancellationToken);
                },
                cuts.Count
            );
        }

        return count.Sum;
    }

    private async Task<CaseStepRecord> StepsAsync(HistoryCase found, CaseEventRow next, CancellationToken cancellationToken) =>
        CaseStepRecord.From(
            [.. found.Events.Where(row => row.Ordinal < next.Ordinal)],
            await services.GetRequiredService<IWorkflowSource>().ReadAsync(tenant, found.Row.TypeKey, cancellationToken)
        );

    // in time order, since what was known then is learned week by week
    private static List<(HistoryCase Case, CaseEventRow Next)> Cut(IReadOnlyList<HistoryCase> cases, int max, ulong seed)
    {
        var random = new SplitMix64(seed);
        var ordered = cases.OrderBy(found => found.Row.OpenedAt).ThenBy(found => found.Row.Key, StringComparer.Ordinal);
        var cut = ordered.Select(found => (Case: found, Steps: AfterTheFirst(found))).Where(each => each.Steps.Count > 0).ToList();
        return
        [
            .. LoggedSteps
                .Spread(cut, max)
                .Select(each => (each.Case, Next: each.Steps[random.Below(each.Steps.Count)]))
                .OrderBy(each => each.Next.At)
                .ThenBy(each => each.Case.Row.Key, StringComparer.Ordinal),
        ];
    }

    private static List<CaseEventRow> AfterTheFirst(HistoryCase found) =>
        [.. found.Events.Where(HistoryCase.IsAction).Skip(1).Where(row => row.FromState is not null)];
}
