using System.Diagnostics;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.Past;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Trains a ranker of a kind from logged decisions and, for actions, from the tenant's finished cases; measures it beside the heuristic on a
/// later period, and registers it as a shadow. Safe to run twice for one run; nothing is left of a training that did not end.
/// </summary>
public sealed class TrainModel(
    OperationScopeFactory scopes,
    TenantFactsReader facts,
    AccessPolicy policy,
    ModelRegistration registration,
    IOptions<TrainingOptions> options,
    TimeProvider clock,
    ILogger<TrainModel> logger
)
{
    /// <summary>Answers with the registered model and its report, or why there is nothing to learn from.</summary>
    public async Task<Result<TrainedModel>> RunAsync(Actor actor, TrainModelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobAsync(actor, AccessOperation.ManageModels, "train.model", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (await registration.FindAsync(actor, request.RunId, request.Kind, cancellationToken) is { } known)
        {
            return Answer(known);
        }

        var tenant = await facts.ReadAsync(actor, cancellationToken);
        var columns = TrainingColumns.Of(request, tenant.Configuration.DeniedFeatures);
        return columns.IsOk ? await TrainAsync(scope.Db, actor, request, tenant, columns.Value, cancellationToken) : columns.Error;
    }

    private async Task<Result<TrainedModel>> TrainAsync(
        ConsoleDbContext db,
        Actor actor,
        TrainModelRequest request,
        TenantFacts tenant,
        IReadOnlyList<string> columns,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        await request.Progress.ReportAsync(0, StoredText.Of<Texts>(nameof(Texts.ReadingHistory)), cancellationToken);
        var scope = await ScopeAsync(db, tenant, cancellationToken);
        var sources = await SourcesAsync(db, request.Kind, tenant, scope, cancellationToken);
        var oracle = await EvaluationOracle.ReadAsync(db, cancellationToken);
        using var session = new TrainingSession(scope, sources, new(policy, request.Kind), columns, oracle, request.Progress);
        if (session.TooFew() is { } error)
        {
            return error;
        }

        var trained = await session.RunAsync(cancellationToken);
        if (trained.Error is { } refused)
        {
            return refused;
        }

        var (model, report) = trained.Value!;
        report = report with { TrainSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds };
        await request.Progress.ReportAsync(98, StoredText.Of<Texts>(nameof(Texts.Registering)), cancellationToken);
        return Answer(await registration.AddAsync(actor, new(model, report, request.RunId, request.RequestedById), cancellationToken));
    }

    private async Task<TrainingScope> ScopeAsync(ConsoleDbContext db, TenantFacts tenant, CancellationToken cancellationToken) =>
        new(
            tenant,
            (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Labels,
            options.Value,
            policy,
            Timestamps.Round(clock.GetUtcNow()),
            logger
        )
        {
            Trails = TrailColumns.Of(await CaseFieldColumns.ReadAsync(db, cancellationToken)),
        };

    private static async Task<IReadOnlyList<IExamples>> SourcesAsync(
        ConsoleDbContext db,
        SlateKind kind,
        TenantFacts facts,
        TrainingScope scope,
        CancellationToken cancellationToken
    )
    {
        var decisions = await DecisionExamples.ReadAsync(db, kind, scope.Options.MostDecisions, cancellationToken);
        if (kind != SlateKind.Action)
        {
            return [decisions]; // which documents and people would have helped then, a history does not say
        }

        var cases = await HistoryReader.ReadAsync(db, facts, scope.Options.MostCases, cancellationToken);
        if (cases.Count > 0)
        {
            scope.ReachBackTo(cases.Min(each => each.Row.OpenedAt));
        }

        return [decisions, new HistoryExamples(cases, scope)];
    }

    private static TrainedModel Answer(RegisteredModel model) => new(model.Version, ModelRegistration.ReportOf(model));
}

/// <summary>What to train, for which run.</summary>
/// <param name="RunId">The job run, or a new id: one run registers one model.</param>
/// <param name="RequestedById">Who asked; null when a schedule did.</param>
public sealed record TrainModelRequest(SlateKind Kind, Guid RunId, Guid? RequestedById, JobProgress Progress)
{
    /// <summary>Labels that the target is made of.</summary>
    public IReadOnlyList<string> Labels { get; init; } = TrainingColumns.Labels;

    /// <summary>Columns to learn from; null means all that are not denied.</summary>
    public IReadOnlyList<string>? Columns { get; init; }
}

/// <summary>A registered model.</summary>
public sealed record TrainedModel(string Version, ModelReport Report);
