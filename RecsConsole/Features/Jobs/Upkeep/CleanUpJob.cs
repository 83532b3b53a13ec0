using Microsoft.Extensions.Options;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Embedded;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Upkeep;

/// <summary>
/// Removes obsolete rows: old entries of the change feed, old successful job runs, old webhook deliveries, and old counts of answers of the
/// optional models. Data with retention periods set by the privacy office is removed by a job of its own. Then the database learns what it
/// now holds.
/// </summary>
public sealed class CleanUpJob(TenantDb tenantDb, IOptions<JobsOptions> options, TimeProvider clock) : ITenantJob
{
    private const string JobKey = "change-pruning";

    public string Key => JobKey;

    public static JobInfo InfoOf(JobsOptions options) =>
        new(
            JobKey,
            () => Texts.CleanUp,
            () => Texts.UpkeepHelp.With(options.KeepChangesDays, options.KeepRunsDays, Pruning.KeepWebhookDays, Pruning.KeepAnswersDays),
            "0 45 4 * * ?"
        );

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        var now = clock.GetUtcNow();
        await using var db = await tenantDb.OpenAsync(context.Actor, cancellationToken);
        var changes = await Pruning.ChangesAsync(db, now.AddDays(-options.Value.KeepChangesDays), cancellationToken);
        await progress.ReportAsync(60, StoredText.From<Texts>(nameof(Texts.RemovingOldRuns)), cancellationToken);
        var runs = await Pruning.RunsAsync(db, now.AddDays(-options.Value.KeepRunsDays), cancellationToken);
        var events = await Pruning.WebhookEventsAsync(db, now, cancellationToken);
        await Pruning.ModelAnswersAsync(db, now, cancellationToken);
        await QueryStatistics.RefreshAsync(db, cancellationToken);
        var removed = StoredText.From<Texts>(nameof(Texts.EntriesOfTheChangeFeed), changes, runs);
        return events == 0 ? removed : StoredText.Join([removed, StoredText.From<Texts>(nameof(Texts.WebhookEventsRemoved), events)]);
    }
}
