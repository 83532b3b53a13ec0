using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Approvals.Escalation;

/// <summary>Checks every five minutes for requests that nobody decided in time.</summary>
public sealed class ApprovalEscalationJob(EscalateApprovals escalateApprovals) : ITenantJob
{
    public string Key => "approval-escalation";

    public string Title => Texts.EscalationJob;

    public string Description => Texts.EscalationJobHelp;

    public string? DefaultCron => "45 0/5 * * * ?";

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var late = await escalateApprovals.RunAsync(context.Actor, cancellationToken);
        return !late.IsOk ? late.Error
            : late.Value == 0 ? StoredText.From<Texts>(nameof(Texts.NothingWasLate))
            : StoredText.From<Texts>(nameof(Texts.RequestsWereLate), late.Value);
    }
}
