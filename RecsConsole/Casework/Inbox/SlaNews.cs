using System.Globalization;
using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>That the time of a case runs out, as news: each person hears it once for a case and deadline, whatever becomes of the case in between.</summary>
public static class SlaNews
{
    /// <summary>Reference of news of a case that has little time left.</summary>
    public const string Soon = "soon";

    /// <summary>Reference of news of a case that nobody has and that has little time left.</summary>
    public const string Nobody = "nobody";

    /// <summary>Reference of news of a case whose time has passed.</summary>
    public const string Late = "late";

    /// <summary>What makes it one event: the case and its deadline. A later deadline is another event.</summary>
    public static string KeyOf(Guid caseId, DateTimeOffset deadline) =>
        string.Create(CultureInfo.InvariantCulture, $"sla:{caseId:D}:{deadline.ToUnixTimeMilliseconds()}");

    /// <param name="why">One of the references above, as it is when it is told.</param>
    public static InboxNews Of(Guid recipient, CaseRow row, DateTimeOffset deadline, string why, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(recipient, KeyOf(row.Id, deadline), InboxKind.SlaAtRisk, at) { CaseId = row.Id, Reference = why };
    }
}
