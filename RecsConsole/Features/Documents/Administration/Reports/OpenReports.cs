using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Documents.Administration.Reports;

/// <summary>Reports of outdated documents, for the owner or, without an owner, for the administrators.</summary>
public sealed class OpenReports : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Report;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Report, ChangeKind.Document];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ViewDocument, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var check = desk.Scope.Access;
        var rows = await ListReports
            .ForReader(desk.Scope.Db.DocumentReports.AsNoTracking(), check)
            .Where(row => row.Status == DocumentReportStatus.Open)
            .OrderBy(row => row.DueAt)
            .ThenBy(row => row.Id)
            .Take(WaitingDesk.MaxItems)
            .ToListAsync(cancellationToken);
        var reporters = rows.ToDictionary(row => row.Id, row => row.ReporterId);
        var lines = await ReportLines.ReadAsync(desk.Scope.Db, rows, check, cancellationToken);
        return
        [
            .. lines
                .Where(line => line.MayAnswer)
                .Select(line => new WaitingItem(
                    Kind,
                    line.Id.ToString("D"),
                    Texts.ReportThatWaits.With(line.Title, line.DocumentVersion),
                    new ReportFilter().Address,
                    line.ReportedAt
                )
                {
                    FromId = reporters[line.Id],
                    Comment = line.Note,
                    Due = line.DueAt,
                }),
        ];
    }
}
