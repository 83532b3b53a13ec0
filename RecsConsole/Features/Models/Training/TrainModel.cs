using System.Diagnostics;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Comparison;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Trains a ranker of a kind from logged decisions and from the tenant's finished cases; compares it with the heuristic on a later period,
/// and registers it as a shadow. Idempotent per run; a training that did not finish leaves nothing behind.
/// </summary>
public sealed class TrainModel(OperationScopeFactory scopes, TrainingSessionFactory sessions, ModelRegistration registration)
{
    /// <summary>Returns the registered model and its report, or why there is too little to learn from.</summary>
    public async Task<Result<TrainedModel>> RunAsync(Actor actor, TrainModelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        // a job needs no right of its own: whoever requested the run was checked
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.ManageModels, "train.model", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (await registration.FindAsync(actor, request.RunId, request.Kind, cancellationToken) is { } known)
        {
            return Answer(known);
        }

        var started = Stopwatch.GetTimestamp();
        var opened = await sessions.OpenAsync(scope.Db, actor, request, cancellationToken); // logged decisions and finished cases
        if (opened.Error is { } nothing)
        {
            return nothing;
        }

        using var session = opened.Value!;
        var trained = await FitAndEvaluateAsync(session, ModelFitter.Fit, cancellationToken);
        if (trained.Error is { } refused)
        {
            return refused;
        }

        var (model, report) = trained.Value!;
        report = report with { TrainSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds };
        await request.Progress.ReportAsync(98, StoredText.From<Texts>(nameof(Texts.Registering)), cancellationToken);
        // in shadow: it ranks nothing on screen until a person promotes it
        var answer = Answer(
            await registration.AddAsync(actor, new(model, report, request.RunId, request.RequestedById), cancellationToken)
        );
        return answer with { SameAs = await SameTraining.FindAsync(scope.Db, answer.Version, report.DataHash, cancellationToken) };
    }

    /// <summary>Builds the rows, fits or imports models, and evaluates both on the test period.</summary>
    /// <param name="fit">Its second argument is called from time to time to check for cancellation.</param>
    internal static async Task<Result<(RankerModel Model, ModelReport Report)>> FitAndEvaluateAsync(
        TrainingSession session,
        Func<FitRequest, Action, FittedForms> fit,
        CancellationToken cancellationToken
    )
    {
        // training and validation rows: candidates and features of the pipeline that serves
        if (await session.BuildAsync(cancellationToken) is { } tooFew)
        {
            return tooFew;
        }

        // on the training period; the validation period chooses weights, unless trees are better by more than one standard error
        var fitted = await session.FitAsync(fit, cancellationToken);
        // on the later test period, beside the baselines: nDCG, reciprocal rank, recall, calibration, violations
        var comparison = await session.EvaluateAsync(fitted, cancellationToken);
        return (fitted.Chosen.Model, session.ReportOf(fitted, comparison));
    }

    internal static TrainedModel Answer(RegisteredModel model) => new(model.Version, ModelRegistration.ReportOf(model));
}

/// <summary>What to train, for which run.</summary>
/// <param name="RunId">The job run, or a new id: one run registers one model.</param>
/// <param name="RequestedById">Who asked; null when a schedule did.</param>
public sealed record TrainModelRequest(SlateKind Kind, Guid RunId, Guid? RequestedById, JobProgress Progress)
{
    /// <summary>Labels that form the target.</summary>
    public IReadOnlyList<string> Labels { get; init; } = TrainingColumns.Labels;

    /// <summary>Columns to learn from; null means all that are not denied.</summary>
    public IReadOnlyList<string>? Columns { get; init; }
}

/// <summary>A registered model.</summary>
public sealed record TrainedModel(string Version, ModelReport Report)
{
    /// <summary>An earlier model that learned the same from the same rows; null when something changed.</summary>
    public string? SameAs { get; init; }
}
