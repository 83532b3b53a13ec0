using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Backtest;

/// <summary>A tenant's history with what is needed to ask about it.</summary>
internal sealed record OpenedBacktest(
    ConsoleDbContext Db,
    BacktestRun Run,
    BacktestUnit Unit,
    IReadOnlyList<HistoryCase> Cases,
    IReadOnlySet<string> Actions
) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Db.DisposeAsync();

    /// <param name="target">The field whose last value counts.</param>
    /// <param name="within">The fields of the popularity baseline.</param>
    /// <param name="without">Sources left out.</param>
    /// <param name="columns">Fields of a case that its events tell, see <see cref="PastFields"/>.</param>
    public static async Task<OpenedBacktest> OpenAsync(
        CommandRun run,
        string tenant,
        BacktestUnit unit,
        string? target,
        IReadOnlyList<string> within,
        IReadOnlyCollection<string> without,
        IReadOnlyDictionary<string, string> columns,
        CancellationToken cancellationToken
    )
    {
        var services = await run.ServicesAsync(cancellationToken);
        var actor = await ActorLookup.TenantAsync(services, tenant, cancellationToken);
        var db = await services.GetRequiredService<TenantDb>().OpenAsync(actor, cancellationToken);
        var facts = await services.GetRequiredService<TenantFactsReader>().ReadAsync(actor, cancellationToken);
        run.Progress($"Reading the history of {tenant}…");
        var cases = await HistoryReader.ReadAsync(db, facts, CaseIndexDocuments.MostFinished, cancellationToken);
        var scope = Scope(services, facts, cases);
        var search = await services.GetRequiredService<SearchSnapshots>().GetAsync(actor, cancellationToken);
        var test = new BacktestRun(
            db,
            unit,
            new(actor, facts, scope, search, cases, new(db, columns)),
            new(unit, target, within, People(facts)),
            without,
            run.Progress
        );
        return new(db, test, unit, cases, scope.Actions);
    }

    private static TrainingScope Scope(IServiceProvider services, TenantFacts facts, IReadOnlyList<HistoryCase> cases)
    {
        var scope = new TrainingScope(
            facts,
            LabelWindows.Default,
            new TrainingOptions(),
            services.GetRequiredService<AccessPolicy>(),
            Timestamps.Round(services.GetRequiredService<TimeProvider>().GetUtcNow()),
            services.GetRequiredService<ILogger<BacktestRun>>()
        );
        if (cases.Count > 0)
        {
            scope.ReachBackTo(cases.Min(each => each.Row.OpenedAt));
        }

        return scope;
    }

    private static Dictionary<string, string> People(TenantFacts facts) =>
        facts
            .People.Values.GroupBy(person => person.DisplayName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Facts.Id.ToString("D"), StringComparer.Ordinal);
}
