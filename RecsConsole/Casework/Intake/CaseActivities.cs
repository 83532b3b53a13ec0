using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Linked;

namespace RecsConsole.Casework.Intake;

/// <summary>Activities of events that the console writes itself and displays with texts of its own.</summary>
public static class CaseActivities
{
    /// <summary>The first line of a case.</summary>
    public const string Opened = "opened";

    /// <summary>A note was written.</summary>
    public const string Note = "note";

    public const string Assigned = "assigned";

    /// <summary>A published service level was applied to the case.</summary>
    public const string ServiceLevel = "service_level";

    /// <summary>The customer got another tier, which is promised another time.</summary>
    public const string CustomerTerms = "customer_terms";

    /// <summary>Somebody opened the case in an emergency.</summary>
    public const string Emergency = "opened_in_emergency";

    /// <summary>Another system changed fields of the case, see <see cref="CaseEdit"/>.</summary>
    public const string Edited = "fields_changed";

    /// <summary>
    /// A file was read again with other columns, which changed fields of the case. Its event keeps the former values to look them up; what
    /// was read wrongly or not at all was never true, so nothing is undone to it.
    /// </summary>
    public const string ReadAgain = "read_again";

    /// <summary>Somebody decided not to take a step that a policy requires.</summary>
    public const string RequiredDeclined = "required_step_left_out";

    /// <summary>That decision was undone.</summary>
    public const string RequiredBack = "required_step_back";

    private static readonly HashSet<string> s_ours = new(
        [
            Opened,
            Note,
            Assigned,
            Emergency,
            ServiceLevel,
            CustomerTerms,
            Edited,
            ReadAgain,
            RequiredDeclined,
            RequiredBack,
            CaseMessages.Received,
            CaseMessages.Reply,
            CustomerRating.Activity,
            RemoteEvents.Status,
            RemoteEvents.Due,
            RemoteEvents.Carried,
            RemoteEvents.Overtaken,
            RemoteEvents.Refused,
            RemoteEvents.RefusedAndKept,
            RemoteEvents.NoteRefused,
            RemoteEvents.OwnerCarried,
            RemoteEvents.OwnerUnknown,
            RemoteEvents.OwnerOvertaken,
            RemoteEvents.OwnerRefused,
            RemoteEvents.OwnerRefusedAndKept,
            RemoteEvents.Gone,
        ],
        StringComparer.Ordinal
    );

    /// <summary>Whether such an event is reserved: other systems may not send it.</summary>
    public static bool IsOurs(string activity) => s_ours.Contains(activity);
}
