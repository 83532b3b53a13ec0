using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Models.Comparison;

/// <summary>Finds an earlier model that learned the same: from the same rows, of the same form, with the same engine and columns.</summary>
internal static class SameTraining
{
    /// <summary>The latest such version before this one; null when something changed.</summary>
    public static async Task<string?> FindAsync(ConsoleDbContext db, string version, string? dataHash, CancellationToken cancellationToken)
    {
        var row = await db
            .Models.AsNoTracking()
            .Where(each => each.Version == version)
            .Select(each => new
            {
                each.Number,
                each.Kind,
                each.Algorithm,
                each.Engine,
                each.FeatureSchema,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (row is null || string.IsNullOrEmpty(dataHash))
        {
            return null;
        }

        return await db
            .Models.AsNoTracking()
            .Where(each => each.Kind == row.Kind && each.Number < row.Number && each.Algorithm == row.Algorithm)
            .Where(each => each.Engine == row.Engine && each.FeatureSchema == row.FeatureSchema)
            .Where(each => each.ReportJson.Contains(dataHash)) // the hash is in no other part of a report
            .OrderByDescending(each => each.Number)
            .Select(each => each.Version)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
