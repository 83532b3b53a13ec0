using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.History;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;

namespace RecsConsole.Cli.Backtest;

/// <summary>A tenant's cases with their histories, and what is needed to restore one as of a past moment.</summary>
internal sealed record OpenedHistory(
    ConsoleDbContext Db,
    TenantFacts Facts,
    IReadOnlyList<HistoryCase> Cases,
    HistoryDesk Snapshots,
    PastFields Past,
    TrainingScope Scope
) : IAsyncDisposable
{
    /// <summary>The actions of the catalog in force.</summary>
    public IReadOnlySet<string> Actions => Scope.Actions;

    /// <summary>The tenant's windows.</summary>
    public LabelWindows Windows => Scope.Windows;

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    /// <param name="withOpen">Includes unfinished cases.</param>
    /// <param name="columns">
    /// Case fields that its events record, see <see cref="PastFields"/>; null means those that its import stored.
    /// </param>
    public static async Task<OpenedHistory> OpenAsync(
        CommandRun run,
        string tenant,
        bool withOpen,
        IReadOnlyDictionary<string, string>? columns,
        CancellationToken cancellationToken
    )
    {
        var services = await run.ServicesAsync(cancellationToken);
        var actor = await ActorLookup.TenantAsync(services, tenant, cancellationToken);
        var db = await services.GetRequiredService<TenantDb>().OpenAsync(actor, cancellationToken);
        var facts = await services.GetRequiredService<TenantFactsReader>().ReadAsync(actor, cancellationToken);
        run.Progress($"Reading the history of {tenant}…");
        var cases = withOpen
            ? await HistoryReader.ReadWithOpenAsync(db, facts, CaseIndexDocuments.MaxFinished, cancellationToken)
            : await HistoryReader.ReadAsync(db, facts, CaseIndexDocuments.MaxFinished, cancellationToken);
        var kept = await CaseFieldColumns.ReadAsync(db, cancellationToken);
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var scope = ScopeOf(services, facts, cases, settings.Labels, TrailColumns.From(kept));
        var search = await services.GetRequiredService<SearchSnapshots>().GetAsync(actor, cancellationToken);
        var past = new PastFields(columns ?? kept);
        cases = [.. cases.Select(each => each with { Fields = past })];
        return new(db, facts, cases, new(new(db, actor, facts, search), cases, scope), past, scope);
    }

    private static TrainingScope ScopeOf(
        IServiceProvider services,
        TenantFacts facts,
        IReadOnlyList<HistoryCase> cases,
        LabelWindows windows,
        TrailColumns trails
    )
    {
        var scope = new TrainingScope(
            facts,
            windows,
            new TrainingOptions(),
            services.GetRequiredService<AccessPolicy>(),
            Timestamps.Round(services.GetRequiredService<TimeProvider>().GetUtcNow()),
            services.GetRequiredService<ILogger<BacktestRun>>()
        )
        {
            Trails = trails,
        };
        if (cases.Count > 0)
        {
            scope.ReachBackTo(cases.Min(each => each.Row.OpenedAt));
        }

        return scope;
    }
}
