using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Kinds of news as a person turns them on and off: a muted one stands in the inbox and raises nothing.</summary>
public static class MutableNews
{
    public const string Asked = "asked";
    public const string Answered = "answered";
    public const string Mentioned = "mentions";
    public const string Approvals = "approvals";
    public const string Escalated = "escalations";
    public const string Hands = "hands";
    public const string Written = "customer";
    public const string Sla = "sla";
    public const string Reports = "reports";
    public const string Versions = "versions";

    /// <summary>All groups with their kinds, in the order in which they are offered. What is in none is always told: a message that was not sent, a step that another system did not take, a webhook that could not be told something, a case that its reader set aside until now, and a figure that has crossed its limit.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<InboxKind>> All { get; } =
        new Dictionary<string, IReadOnlyList<InboxKind>>(StringComparer.Ordinal)
        {
            [Asked] = [InboxKind.Asked],
            [Answered] = [InboxKind.Answered],
            [Mentioned] = [InboxKind.Mentioned, InboxKind.Informed],
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
            [Versions] = [InboxKind.ToPublish, InboxKind.SentBack],
        };

    /// <summary>The kinds of some groups; a group that is not known any more has none.</summary>
    public static IReadOnlyList<InboxKind> KindsOf(IEnumerable<string> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return [.. groups.SelectMany(group => All.GetValueOrDefault(group, []))];
    }
}
