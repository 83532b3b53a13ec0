using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>Names of workflows and calendars in what a change of a case type changes; a key only where there is no name.</summary>
internal static class CaseTypeNames
{
    public static async Task<IReadOnlyList<SettingDifference>> PutAsync(
        ConsoleDbContext db,
        IReadOnlyList<SettingDifference> differences,
        CancellationToken cancellationToken
    )
    {
        List<SettingDifference> named = [];
        foreach (var each in differences)
        {
            named.Add(
                string.Equals(each.Title, Texts.Workflow, StringComparison.Ordinal)
                    ? each with
                    {
                        Before = await WorkflowAsync(db, each.Before, cancellationToken),
                        After = await WorkflowAsync(db, each.After, cancellationToken),
                    }
                : string.Equals(each.Title, Texts.Calendar, StringComparison.Ordinal)
                    ? each with
                    {
                        Before = await CalendarAsync(db, each.Before, cancellationToken),
                        After = await CalendarAsync(db, each.After, cancellationToken),
                    }
                : each
            );
        }

        return named;
    }

    private static async Task<string> WorkflowAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken) =>
        await db.Workflows.Published().Where(row => row.Key == key).Select(row => row.Title).FirstOrDefaultAsync(cancellationToken) ?? key;

    private static async Task<string> CalendarAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken) =>
        await db.Calendars.Where(row => row.Key == key).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken)
        ?? CalendarPresets.TitleOf(key)
        ?? key;
}
