using System.Globalization;
using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Notifications that a case is running out of time: one per person, case and deadline, whatever happens to the case in between.
/// </summary>
public static class SlaNews
{
    /// <summary>Reference of the notification for a case with little time left.</summary>
    public const string Soon = "soon";

    /// <summary>Reference of the notification for an unassigned case with little time left.</summary>
    public const string Nobody = "nobody";

    /// <summary>Reference of the notification for a case whose deadline has passed.</summary>
    public const string Late = "late";

    /// <summary>Event key: the case and its deadline. A later deadline is another event.</summary>
    public static string KeyOf(Guid caseId, DateTimeOffset deadline) =>
        string.Create(CultureInfo.InvariantCulture, $"sla:{caseId:D}:{deadline.ToUnixTimeMilliseconds()}");

    /// <param name="why">One of the references above, as of now.</param>
    public static InboxNews Of(Guid recipient, CaseRow row, DateTimeOffset deadline, string why, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(recipient, KeyOf(row.Id, deadline), InboxKind.SlaAtRisk, at) { CaseId = row.Id, Reference = why };
    }
}
