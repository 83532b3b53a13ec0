using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Jobs;

/// <summary>Audit entries of jobs; the run rows store who requested a run and its result.</summary>
internal static class JobAudit
{
    public const string Request = "request.job";
    public const string Retry = "retry.job";
    public const string Cancel = "cancel.job";
    public const string Schedule = "schedule.job";

    public static AuditEvent Event(string operation, string job, params (string Name, string Value)[] details) =>
        new(
            operation,
            "job",
            job,
            AuditOutcome.Done,
            details.ToDictionary(detail => detail.Name, detail => detail.Value, StringComparer.Ordinal)
        );
}
