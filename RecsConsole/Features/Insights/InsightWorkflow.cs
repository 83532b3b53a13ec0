using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Insights;

/// <summary>A workflow to choose.</summary>
public sealed record InsightWorkflow(string Key, string Name)
{
    /// <summary>The workflows in use that some kind of case has.</summary>
    internal static async Task<IReadOnlyList<InsightWorkflow>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .Workflows.AsNoTracking()
            .Published()
            .Where(row => db.CaseTypes.Any(type => type.WorkflowKey == row.Key))
            .OrderBy(row => row.Key)
            .Select(row => new InsightWorkflow(row.Key, row.Title))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Name, StringComparer.CurrentCulture).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }
}
