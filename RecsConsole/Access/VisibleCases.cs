using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>
/// Cases that the access policy lets a subject view, as a query, so that pages and counts are right; each row read is still checked.
/// </summary>
public static class VisibleCases
{
    /// <summary>Includes closed cases. The caller has checked whether the subject may view cases at all.</summary>
    public static IQueryable<CaseRow> Of(ConsoleDbContext db, AccessSubject subject)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(subject);
        // an unexpired grant opens a case above the clearance, but never one of another region
        var granted = GrantKinds.CasesOf(subject);
        var cleared = db.Cases.AsNoTracking().Where(row => row.Classification <= subject.Clearance || granted.Contains(row.Id));
        if (subject.Regions.Count == 0)
        {
            return cleared;
        }

        var regions = subject.Regions.ToList();
        return cleared.Where(row => row.Region == null || regions.Contains(row.Region));
    }
}
