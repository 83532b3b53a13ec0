using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Runs;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Models.Training;

/// <summary>Trains the ranker of actions every week; a person decides whether it is promoted.</summary>
public sealed class RetrainJob(TrainModel trainModel) : ITenantJob
{
    public string Key => Retraining.Job;

    public string Title => Texts.TrainAModel;

    public string Description => Texts.RetrainHelp;

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
            Texts.RowsOfDecisions.With(report.TrainRows, report.TrainDecisions, report.TestDecisions),
            cancellationToken
        );
        return Texts.RegisteredNDCGAgainstOfTheWeighted.With(version, ours.Ndcg.Value, theirs.Ndcg.Value, report.TestDecisions);
    }
}
