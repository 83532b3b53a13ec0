using RecsConsole.Database;
using RecsConsole.Features.Models.Training;
using RecsConsole.Recommender.Past;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Backtest;

/// <summary>A tenant's history, prepared for a backtest.</summary>
internal sealed record OpenedBacktest(
    ConsoleDbContext Db,
    BacktestRun Run,
    BacktestUnit Unit,
    IReadOnlyList<HistoryCase> Cases,
    IReadOnlySet<string> Actions
) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Db.DisposeAsync();

    /// <param name="target">The field whose last value is the target.</param>
    /// <param name="within">The fields of the popularity baseline.</param>
    /// <param name="without">Sources to leave out.</param>
    /// <param name="columns">
    /// Case fields that its events record, see <see cref="PastFields"/>; null means those that its import stored.
    /// </param>
    public static async Task<OpenedBacktest> OpenAsync(
        CommandRun run,
        string tenant,
        BacktestUnit unit,
        string? target,
        IReadOnlyList<string> within,
        IReadOnlyCollection<string> without,
        IReadOnlyDictionary<string, string>? columns,
        CancellationToken cancellationToken
    )
    {
        var opened = await OpenedHistory.OpenAsync(run, tenant, withOpen: false, columns, cancellationToken);
        var test = new BacktestRun(
            unit,
            opened.Snapshots,
            new(unit, target, within, opened.Past, People(opened.Facts)),
            without,
            run.Progress
        );
        return new(opened.Db, test, unit, opened.Cases, opened.Actions);
    }

    private static Dictionary<string, string> People(TenantFacts facts) =>
        facts
            .People.Values.GroupBy(person => person.DisplayName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Facts.Id.ToString("D"), StringComparer.Ordinal);
}
