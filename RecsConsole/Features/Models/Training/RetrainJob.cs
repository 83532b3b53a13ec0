using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Trains a ranker of each kind every week, if there is enough data, and proposes it if it is clearly better than what ranks; a person
/// decides whether it is promoted.
/// </summary>
public sealed class RetrainJob(TrainModel trainModel, ProposePromotion proposePromotion) : ITenantJob
{
    /// <summary>Key of the job in the rows of its runs.</summary>
    public const string JobKey = "retrain";

    public static JobInfo Info { get; } = new(JobKey, () => Texts.TrainAModel, () => Texts.RetrainHelp, "0 0 3 ? * SUN");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        var registered = new List<StoredText>();
        Error? refused = null;
        var kinds = KindsOf(context.Part);
        for (var i = 0; i < kinds.Count; i++)
        {
            var kind = kinds[i];
            var part = new PartOfProgress(progress, i, kinds.Count);
            var result = await trainModel.RunAsync(context.Actor, new(kind, context.RunId, context.RequestedById, part), cancellationToken);
            if (result.Error is { } error)
            {
                // too little data for one kind must not stop the others
                refused ??= error;
                await progress.LogAsync(
                    StoredText.From<Texts>(nameof(Texts.NothingTrainedFor), WordsOf(kind), error.Kept),
                    cancellationToken
                );
                continue;
            }

            registered.Add(await ReportProgressAsync(result.Value!, progress, cancellationToken));
            if (result.Value!.SameAs is { } same)
            {
                registered.Add(StoredText.From<Texts>(nameof(Texts.NothingChangedSince), result.Value.Version, same));
            }

            await ProposeAsync(context.Actor, result.Value!.Version, progress, cancellationToken);
        }

        return registered.Count > 0 ? StoredText.Join(registered) : refused!;
    }

    // one kind where somebody requested only that
    private static IReadOnlyList<SlateKind> KindsOf(string? part)
    {
        var only = ColumnCodes.Find<ItemKind>(part);
        return [.. Enum.GetValues<SlateKind>().Where(kind => only is null || kind.ToItemKind() == only)];
    }

    private async Task ProposeAsync(Actor job, string version, JobProgress progress, CancellationToken cancellationToken)
    {
        var proposed = await proposePromotion.RunForJobAsync(job, version, cancellationToken);
        await progress.LogAsync(
            proposed.Error is { } refusal
                ? StoredText.From<Texts>(nameof(Texts.NotProposed), version, refusal.Kept)
                : StoredText.From<Texts>(nameof(Texts.ProposedByTraining), version),
            cancellationToken
        );
    }

    private static async Task<StoredText> ReportProgressAsync(
        TrainedModel trained,
        JobProgress progress,
        CancellationToken cancellationToken
    )
    {
        var (version, report) = trained;
        var (ours, theirs) = (report.CardOf(version), report.CardOf(ModelReport.Heuristic));
        await progress.LogAsync(
            StoredText.From<Texts>(nameof(Texts.RowsOfDecisions), report.TrainRows, report.TrainDecisions, report.TestDecisions),
            cancellationToken
        );
        return StoredText.From<Texts>(
            nameof(Texts.RegisteredNDCGAgainstOfTheWeighted),
            version,
            ours.Ndcg.Value,
            theirs.Ndcg.Value,
            report.TestDecisions
        );
    }

    private static StoredText WordsOf(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => StoredText.From<SharedTexts>(nameof(SharedTexts.Actions)),
            SlateKind.Document => StoredText.From<SharedTexts>(nameof(SharedTexts.Documents)),
            _ => StoredText.From<Texts>(nameof(Texts.Experts)),
        };

    /// <summary>The progress of one of several trainings as a part of the whole.</summary>
    private sealed class PartOfProgress(JobProgress whole, int number, int parts) : JobProgress
    {
        public override Task ReportAsync(int percent, StoredText step, CancellationToken cancellationToken) =>
            whole.ReportAsync(((number * 100) + percent) / parts, step, cancellationToken);

        public override Task LogAsync(StoredText line, CancellationToken cancellationToken) => whole.LogAsync(line, cancellationToken);
    }
}
