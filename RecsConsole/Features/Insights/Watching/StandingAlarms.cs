using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>The active alarms of figures: those whose latest audit entry raises them.</summary>
internal static class StandingAlarms
{
    public const string ObjectKind = "figure";
    public const string Raised = "figure.raised";
    public const string Ended = "figure.ended";

    public static async Task<IReadOnlyList<StandingAlarm>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(row => row.ObjectKind == ObjectKind && (row.Operation == Raised || row.Operation == Ended))
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.At,
                row.Operation,
                row.ObjectId,
                row.DetailsJson,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. entries
                .GroupBy(row => row.ObjectId, StringComparer.Ordinal)
                .Select(rows => rows.Last())
                .Where(row => string.Equals(row.Operation, Raised, StringComparison.Ordinal))
                .OrderBy(row => row.ObjectId, StringComparer.Ordinal)
                .Select(row => new StandingAlarm(row.Id, row.At, new(row.ObjectId, AuditReferences.Details(row.DetailsJson)))),
        ];
    }
}

/// <param name="Id">Id of the audit entry that raised it.</param>
internal sealed record StandingAlarm(Guid Id, DateTimeOffset At, FigureFinding Finding);
