using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Missing;

/// <summary>Reads the fields of the similar cases in a snapshot: those that its actor may see.</summary>
internal static class SimilarFields
{
    public static async Task<IReadOnlyList<FinishedFields>> ReadAsync(
        ConsoleDbContext db,
        CaseSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var ids = snapshot.Visible.SimilarCases.Select(hit => hit.CaseId).ToList();
        var rows = await db
            .Cases.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new
            {
                row.IssueType,
                row.Product,
                row.Priority,
                row.Language,
                row.CustomFieldsJson,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new FinishedFields(row.IssueType, row.Product, row.Priority, row.Language)
            {
                Own = JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [],
            }),
        ];
    }
}
