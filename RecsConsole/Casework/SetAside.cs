using RecsConsole.Database;

namespace RecsConsole.Casework;

/// <summary>A case that is set aside: nobody needs to look at it before a given time, unless something happens on it.</summary>
public static class SetAside
{
    /// <summary>Whether the case is set aside at an instant.</summary>
    public static bool IsAside(CaseRow row, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.LookAgainAt > at;
    }

    /// <summary>Sets the case aside until an instant, or brings it back with null; the caller saves it.</summary>
    /// <param name="by">Who sets the case aside; null when it is brought back.</param>
    public static void Put(CaseRow row, DateTimeOffset? until, Guid? by)
    {
        ArgumentNullException.ThrowIfNull(row);
        (row.LookAgainAt, row.SetAsideById) = (until, until is null ? null : by);
    }

    /// <summary>
    /// Events of the customer, a colleague or another system bring the case back. Events of the person who set it aside, such as a note, do
    /// not, unless the time has come or the case is reassigned; nor do events that need no attention, such as an absence notice.
    /// </summary>
    internal static void Wake(CaseRow row, NewCaseEvent added)
    {
        var isOfOthers = added.IsFromOutside || added.ActorId is null || added.ActorId != row.SetAsideById;
        if (!added.IsNoNews && row.LookAgainAt is { } until && (isOfOthers || until <= added.At || GivesAway(row, added)))
        {
            Put(row, until: null, by: null);
        }
    }

    private static bool GivesAway(CaseRow row, NewCaseEvent added) =>
        row.AssigneeId != row.SetAsideById && added.AttributesJson.Contains($"\"{CaseEvents.ToAttribute}\"", StringComparison.Ordinal);
}
