using System.Globalization;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Runs;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training;

/// <summary>Trains the ranker of actions every week; a person decides whether it is promoted.</summary>
public sealed class RetrainJob(TrainModel trainModel) : ITenantJob
{
    public string Key => Retraining.Job;

    public string Title => "Train a model";

    public string Description =>
        "Learns from what was suggested and what came of it, compares the result with the weighted rules on a later period, and registers it. It ranks nothing until it is promoted.";

    public string? DefaultCron => "0 0 3 ? * SUN";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        var result = await trainModel.RunAsync(
            context.Actor,
            new(SlateKind.Action, context.RunId, context.RequestedById, progress),
            cancellationToken
        );
        if (!result.IsOk)
        {
            return result.Error;
        }

        var (version, report) = result.Value;
        var (ours, theirs) = (report.CardOf(version), report.CardOf(ModelReport.Heuristic));
        await progress.LogAsync(
            $"{report.TrainRows} rows of {report.TrainDecisions} decisions; tested on {report.TestDecisions}",
            cancellationToken
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Registered {version}: nDCG {ours.Ndcg.Value:0.000} against {theirs.Ndcg.Value:0.000} of the weighted rules on {report.TestDecisions} later decisions."
        );
    }
}
