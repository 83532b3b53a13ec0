using System.Diagnostics;
using System.Security.Cryptography;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training.Import;

/// <summary>
/// Registers externally trained trees as a shadow model: checks their columns against the feature schema, calibrates their probabilities on
/// the validation period, and evaluates them on the same later period as the tenant's own models. Importing the same file twice gives one
/// model.
/// </summary>
public sealed class ImportModel(OperationScopeFactory scopes, TrainingSessionFactory sessions, ModelRegistration registration)
{
    public async Task<Result<TrainedModel>> RunAsync(Actor actor, ImportModelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(
            actor,
            AccessOperation.ManageModels,
            "import.model",
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var runId = RunIdOf(request);
        if (await registration.FindAsync(actor, runId, request.Kind, cancellationToken) is { } known)
        {
            return TrainModel.Answer(known);
        }

        var started = Stopwatch.GetTimestamp();
        var opened = await sessions.OpenAsync(scope.Db, actor, new(request.Kind, runId, null, request.Progress), cancellationToken);
        if (opened.Error is { } nothing)
        {
            return nothing;
        }

        using var session = opened.Value!;
        var judged = await JudgeAsync(session, actor, request, cancellationToken);
        if (judged.Error is { } wrong)
        {
            return wrong;
        }

        var (model, report) = judged.Value!;
        report = report with
        {
            TrainSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds,
            Origin = new(request.FileName, Convert.ToHexStringLower(SHA256.HashData(request.Text)), request.Data?.DataHash),
        };
        return TrainModel.Answer(await registration.AddAsync(actor, new(model, report, runId, actor.PersonOrNull), cancellationToken));
    }

    // derived from the content, so that the same file gives one model
    private static Guid RunIdOf(ImportModelRequest request) => new(SHA256.HashData([(byte)request.Kind, .. request.Text]).AsSpan(0, 16));

    private static async Task<Result<(RankerModel Model, ModelReport Report)>> JudgeAsync(
        TrainingSession session,
        Actor actor,
        ImportModelRequest request,
        CancellationToken cancellationToken
    )
    {
        var read = new ImportedTrees(request, actor.TenantId).For(session.Columns);
        if (read.Error is { } wrong)
        {
            return wrong;
        }

        var trees = read.Value!;
        var words = FormattableString.Invariant($"{trees.Trees.Count} trees of {request.FileName}");
        return await TrainModel.FitAndEvaluateAsync(
            session,
            (fit, checkpoint) => ImportedFitter.Fit(fit, trees, words, checkpoint),
            cancellationToken
        );
    }
}

/// <summary>A model in LightGBM's text form.</summary>
/// <param name="FileName">Name of the file, for messages and the report.</param>
/// <param name="Data">The data hash in the columns file; null when there is none.</param>
public sealed record ImportModelRequest(SlateKind Kind, string FileName, byte[] Text, ImportedColumns? Data, JobProgress Progress);

/// <summary>The columns file of an exported data set.</summary>
/// <param name="Columns">Names in order, each with its line number.</param>
public sealed record ImportedColumns(
    string FileName,
    Guid TenantId,
    SlateKind Kind,
    int FeatureSchema,
    string DataHash,
    IReadOnlyList<ImportedColumn> Columns
);

/// <param name="Line">From 1.</param>
public sealed record ImportedColumn(string Name, int Line);
