using RecsConsole.Access;
using RecsConsole.Components.Pages;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Audit.Reports;

/// <summary>
/// The reader's own reports: nobody else reads or changes them, and on every computer they are the same. Private settings are not audited;
/// opening a report is, like any look at the trail.
/// </summary>
internal static class OwnReports
{
    public const string List = "audit";
    public const int Max = 20;
    public const int LongestName = 60;

    /// <summary>Length of the database column.</summary>
    public const int LongestAddress = 500;

    public static Error NotThere => Error.NotFound(Texts.ReportIsGone);

    public static IQueryable<SavedViewRow> Of(OperationScope scope) =>
        scope.Db.SavedViews.Where(row => row.PersonId == scope.Actor.PersonId && row.List == List).OrderBy(row => row.Place);

    /// <summary>The address with its filter alone: neither a place in the list nor an open entry, and nothing that is no filter.</summary>
    public static string AddressOf(string address) =>
        (AuditFilter.Read(AddressQuery.Parse(address)) with { Before = null, Entry = null }).Address;
}
