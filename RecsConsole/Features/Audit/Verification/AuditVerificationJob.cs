using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>Verifies the audit trail every night. A gap or an alteration fails the run and raises a security alert.</summary>
public sealed class AuditVerificationJob(VerifyAudit verifyAudit, TrailAlarm alarm) : ITenantJob
{
    public const string JobKey = TrustedHead.VerificationJob;

    public static JobInfo Info { get; } = new(JobKey, () => Texts.AuditVerification, () => Texts.VerifyHelp, "0 30 3 * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(progress);
        var result = await verifyAudit.RunAsync(context.Actor, new(progress), cancellationToken);
        if (result.Error is { } error)
        {
            return error;
        }

        var verdict = result.Value!;
        await progress.LogAsync(
            StoredText.From<Texts>(
                nameof(Texts.EntriesUnsealedDecisionsResponses),
                verdict.Entries,
                verdict.Unsealed,
                verdict.Decisions,
                verdict.Responses,
                verdict.Head
            ),
            cancellationToken
        );
        if (verdict.Broken is { } broken)
        {
            await alarm.RaiseAsync(context.Actor, context.RunId, verdict, cancellationToken);
            return Error.Conflict(StoredText.From<Texts>(nameof(Texts.TheAuditTrailIsNotIntact), broken));
        }

        return StoredText.From<Texts>(nameof(Texts.IntactEntriesDecisionsResponses), verdict.Entries, verdict.Decisions, verdict.Responses);
    }
}
