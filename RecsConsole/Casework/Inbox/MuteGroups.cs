using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Groups of notifications that a person can mute: a muted one is listed in the inbox but not announced.</summary>
public static class MuteGroups
{
    public const string Asked = "asked";
    public const string Answered = "answered";
    public const string Mentioned = "mentions";
    public const string Approvals = "approvals";
    public const string ToApprove = "requests";
    public const string Escalated = "escalations";
    public const string Hands = "hands";
    public const string Written = "customer";
    public const string Sla = "sla";
    public const string Reports = "reports";
    public const string Versions = "versions";
    public const string Studies = "studies";
    public const string Failures = "failures";

    /// <summary>
    /// All groups with their kinds, in display order. Kinds in no group cannot be muted: an unsent message, a step refused by another
    /// system, an undelivered webhook event, a case whose time aside is over, a figure beyond its limit, a security alert, and a required
    /// step that somebody decided not to take.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<InboxKind>> All { get; } =
        new Dictionary<string, IReadOnlyList<InboxKind>>(StringComparer.Ordinal)
        {
            [Asked] = [InboxKind.Asked],
            [Answered] = [InboxKind.Answered],
            [Mentioned] = [InboxKind.Mentioned, InboxKind.Informed],
            [ToApprove] = [InboxKind.ToApprove],
            [Approvals] = [InboxKind.Approved, InboxKind.Rejected, InboxKind.Lapsed],
            [Escalated] = [InboxKind.Escalated],
            [Hands] = [InboxKind.Taken, InboxKind.Given],
            [Written] = [InboxKind.Written],
            [Sla] = [InboxKind.SlaAtRisk],
            [Reports] =
            [
                InboxKind.Reported,
                InboxKind.ReportFixed,
                InboxKind.ReportRejected,
                InboxKind.RuleReported,
                InboxKind.RuleChanged,
                InboxKind.RuleKept,
                InboxKind.RightsFixed,
                InboxKind.RightsKept,
            ],
            [Versions] = [InboxKind.ToPublish, InboxKind.SentBack, InboxKind.ErasureDone, InboxKind.ModelProposed, InboxKind.ModelRejected],
            [Studies] = [InboxKind.Disagreed],
            [Failures] = [InboxKind.JobFailed],
        };

    /// <summary>The kinds of some groups; an unknown group has none.</summary>
    public static IReadOnlyList<InboxKind> KindsOf(IEnumerable<string> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return [.. groups.SelectMany(group => All.GetValueOrDefault(group, []))];
    }
}
