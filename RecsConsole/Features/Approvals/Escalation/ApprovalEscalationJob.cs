using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Approvals.Escalation;

/// <summary>Checks every five minutes for requests that nobody decided in time.</summary>
public sealed class ApprovalEscalationJob(EscalateApprovals escalateApprovals) : ITenantJob
{
    public static JobInfo Info { get; } =
        new("approval-escalation", () => Texts.EscalationJob, () => Texts.EscalationJobHelp, "45 0/5 * * * ?");

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var late = await escalateApprovals.RunAsync(context.Actor, cancellationToken);
        return !late.IsOk ? late.Error
            : late.Value == 0 ? StoredText.From<Texts>(nameof(Texts.NothingWasLate))
            : StoredText.From<Texts>(nameof(Texts.RequestsWereLate), late.Value);
    }
}
