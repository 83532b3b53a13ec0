using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Past;

/// <summary>What a tenant knew at moments of its past, week by week: other cases, what usually comes next, and the workflow.</summary>
internal sealed class PastKnowledge
{
    private readonly TenantFacts _facts;
    private readonly SearchSnapshot _search;
    private readonly HistoryIndexes _indexes;
    private readonly PastForecasts _forecasts;

    private PastKnowledge(TenantFacts facts, SearchSnapshot search, IReadOnlyList<HistoryCase> cases, PastForecasts forecasts)
    {
        (_facts, Cases, _forecasts) = (facts, cases, forecasts);
        // words only: what was learned from texts has seen later cases too, and no model outside is asked about the past
        _search = search with
        {
            Model = null,
            Intents = null,
        };
        _indexes = new(cases, type => facts.PartsOf(type), search.Statistics.Windows.Settings, search.Statistics.Exclusions);
    }

    /// <summary>The tenant's cases with their histories, open ones too.</summary>
    public IReadOnlyList<HistoryCase> Cases { get; }

    /// <param name="leastNew">See <see cref="PastForecasts"/>.</param>
    public static async Task<PastKnowledge> ReadAsync(
        IServiceProvider services,
        ConsoleDbContext db,
        Actor tenant,
        CancellationToken cancellationToken,
        double leastNew = 0
    )
    {
        var facts = await services.GetRequiredService<TenantFactsReader>().ReadAsync(tenant, cancellationToken);
        // a private instance: the shared one would miss what is learned about the tenant afterwards
        var search = await services.GetRequiredService<SearchSnapshotLoader>().LoadWithoutCasesAsync(tenant, cancellationToken);
        var cases = await HistoryReader.ReadWithOpenAsync(db, facts, int.MaxValue, cancellationToken);
        var columns = TrailColumns.From(await CaseFieldColumns.ReadAsync(db, cancellationToken));
        var learned = await StepForecasts.LearnedAsync(db, columns, cancellationToken);
        return new(facts, search, cases, new(cases, columns, TrailLimits.From(facts.Configuration.FieldLimits), learned, leastNew));
    }

    /// <summary>What was known when a case was opened. Ask in chronological order, one at a time; what it answers is immutable.</summary>
    public KnownThen At(PastRequest past)
    {
        var (at, caseType) = (past.Moment.At, past.Case.RowAt(past.Moment).TypeKey);
        var (index, statistics, parts) = _indexes.At(at, caseType);
        var types = _facts.CaseTypes.ToDictionary(StringComparer.Ordinal);
        types[caseType] = types[caseType] with { Parts = parts, Workflow = parts.Shared.Workflow };
        return new(
            _facts with
            {
                CaseTypes = types,
            },
            _search with
            {
                Cases = index,
                Statistics = statistics,
                Forecasts = StepForecasts.For(caseType, _forecasts.At(HistoryIndexes.WeekOf(at), caseType)),
            }
        );
    }
}

/// <summary>A tenant's facts and indexes as of a moment.</summary>
internal sealed record KnownThen(TenantFacts Facts, SearchSnapshot Search);
