using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Linked;

namespace RecsConsole.Casework.Intake;

/// <summary>Names of lines that the console writes itself and says something of its own about.</summary>
public static class CaseActivities
{
    /// <summary>The first line of a case.</summary>
    public const string Opened = "opened";

    /// <summary>Somebody wrote a note; also the kind of such a line.</summary>
    public const string Note = "note";

    public const string Assigned = "assigned";

    /// <summary>A service level was published and applied to the case.</summary>
    public const string ServiceLevel = "service_level";

    /// <summary>Somebody opened the case in an emergency.</summary>
    public const string Emergency = "opened_in_emergency";

    private static readonly HashSet<string> s_ours = new(
        [
            Opened,
            Note,
            Assigned,
            Emergency,
            ServiceLevel,
            CaseMessages.Received,
            CaseMessages.Reply,
            CustomerRating.Activity,
            RemoteEvents.Status,
            RemoteEvents.Carried,
            RemoteEvents.Overtaken,
            RemoteEvents.Refused,
            RemoteEvents.RefusedAndKept,
        ],
        StringComparer.Ordinal
    );

    /// <summary>Whether nobody outside may tell such a line.</summary>
    public static bool IsOurs(string activity) => s_ours.Contains(activity);
}
