using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>Verifies the audit trail every night. A gap or an alteration is the failure of the run, which is the alarm.</summary>
public sealed class AuditVerificationJob(VerifyAudit verifyAudit) : ITenantJob
{
    public const string JobKey = "audit-verification";

    public string Key => JobKey;

    public string Title => "Audit verification";

    public string Description =>
        "Walks the chain of the audit trail, computes the hash of every entry again, and looks for the entry of every decision and response. Fails at the first gap or alteration.";

    public string? DefaultCron => "0 30 3 * * ?";

    public async Task<Result<string>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
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
            $"{verdict.Entries} entries ({verdict.Unsealed} unsealed), {verdict.Decisions} decisions, {verdict.Responses} responses; head {verdict.Head}",
            cancellationToken
        );
        return verdict.FirstBroken is { } broken
            ? Error.Conflict($"The audit trail is not intact. {broken}")
            : $"Intact: {verdict.Entries} entries, {verdict.Decisions} decisions, {verdict.Responses} responses.";
    }
}
