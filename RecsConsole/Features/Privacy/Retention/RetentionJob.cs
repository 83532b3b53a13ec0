using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Embedded;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>
/// Removes data older than the tenant keeps it, in short transactions: a cancelled run has removed only whole cases, and records the number
/// in the trail. Removes nothing without a retention period, the tenant's or the default one, and nothing under a hold.
/// </summary>
public sealed class RetentionJob(TenantDb tenantDb, RetentionSteps steps, TimeProvider clock) : ITenantJob
{
    public const string JobKey = "retention";

    public static JobInfo Info { get; } = new(JobKey, () => Texts.RetentionTitle, () => Texts.RetentionHelp, "0 15 2 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        await using var db = await tenantDb.OpenAsync(context.Actor, cancellationToken);
        var rules = await db.RetentionRules.AsNoTracking().ToListAsync(cancellationToken);
        var now = Timestamps.Round(clock.GetUtcNow());
        await RetentionSteps.FinishErasuresAsync(db, now, cancellationToken);
        var (cases, others, done) = (0, 0, 0);
        foreach (var dataClass in DataClass.All)
        {
            await progress.ReportAsync(
                100 * done++ / DataClass.All.Count,
                StoredText.From<Texts>(nameof(Texts.Removing)),
                cancellationToken
            );
            var rule = rules.Find(row => string.Equals(row.DataClass, dataClass.Key, StringComparison.Ordinal));
            if ((rule?.KeepDays ?? dataClass.UsualDays) is not { } days)
            {
                continue;
            }

            var step = new RetentionStep(dataClass, days, now.AddDays(-days), context.RunId);
            if (dataClass == DataClass.ClosedCases)
            {
                cases = await steps.EraseCasesAsync(db, step, now, progress, cancellationToken);
            }
            else
            {
                others += await steps.DeleteAsync(db, step, cancellationToken);
            }
        }

        await WriteAheadLog.EmptyAsync(db, cancellationToken);
        var held = (await HeldSubjects.ReadAsync(db, cancellationToken)).Count;
        return StoredText.From<Texts>(nameof(Texts.RetentionDone), cases, others, held);
    }
}
