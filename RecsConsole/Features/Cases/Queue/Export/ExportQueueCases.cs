using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Cases.Queue.Columns;
using RecsConsole.Features.Cases.Queue.Finding;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue.Export;

/// <summary>
/// Exports the filtered or selected cases as CSV, in the order of the list and with the default columns; the export is audited first.
/// </summary>
public sealed class ExportQueueCases(OperationScopeFactory scopes, AuditTrail auditTrail, IWorkflowSource workflows)
{
    public const int MaxRows = 5000;
    private const int Part = 200;
    private const string Operation = "export.queue";

    public async Task<Result<QueueFile>> RunAsync(Actor actor, ExportQueueRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var filter = request.Filter;
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayViewCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.QueueNotPermitted);
            return await scope.DenyAsync(Operation, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var (db, subject) = (scope.Db, scope.Access.Subject);
        var horizons = await SlaHorizons.ReadAsync(db, scope.Now, cancellationToken);
        var found = await QueueQuery.Visible(db, subject).WithTextAsync(db, filter.Text, cancellationToken);
        var matching = request.Among(found.In(db, filter.Scope, subject).Narrowed(filter, horizons));
        var keys = await QueueOrder.KeysAsync(db, matching, filter, scope.Now, 0, MaxRows, cancellationToken);
        var lines = await ReadAsync(scope, matching, keys, cancellationToken);
        if (scope.Access.HasFailed)
        {
            return CaseAccess.NotChecked;
        }

        auditTrail.Append(db, actor.PersonOrNull, EventOf(actor, request, lines.Count));
        await db.SaveChangesAsync(cancellationToken);
        var tenant = await db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.Key).SingleAsync(cancellationToken);
        return new QueueFile(QueueFileName.Of(tenant, request, scope.Now), Write(lines));
    }

    private async Task<List<QueueLine>> ReadAsync(
        OperationScope scope,
        IQueryable<CaseRow> matching,
        List<string> keys,
        CancellationToken cancellationToken
    )
    {
        var rows = new QueueRows(scope, workflows);
        List<QueueLine> all = [];
        foreach (var part in keys.Chunk(Part))
        {
            all.AddRange((await rows.ReadAsync(matching, part, cancellationToken)).Lines);
        }

        return all;
    }

    private static AuditEvent EventOf(Actor actor, ExportQueueRequest request, int count)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["scope"] = request.Filter.Scope.ToString().ToLowerInvariant(),
            ["rows"] = count.ToString(CultureInfo.InvariantCulture),
            ["filter"] = CanonicalHash.OfValue(request.Filter.Address), // it may contain a name
        };
        if (request.Selected is { } selected)
        {
            details["selected"] = selected.Count.ToString(CultureInfo.InvariantCulture);
        }

        return new(Operation, "tenant", actor.TenantId.ToString("D"), AuditOutcome.Done, details);
    }

    // With a byte order mark: without it spreadsheets misread non-ASCII letters.
    private static byte[] Write(List<QueueLine> lines)
    {
        var text = new StringBuilder(
            CsvText.Line(QueueColumns.Sortable.Select(QueueColumns.Words).Concat([SharedTexts.Person, Texts.NextStep]))
        );
        foreach (var line in lines)
        {
            text.Append(CsvText.Line(Fields(line)));
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // In the order of QueueColumns; the clock as the instant it ends, which does not go stale.
    private static IEnumerable<string> Fields(QueueLine line) =>
        [
            line.Key,
            line.Title,
            line.Customer ?? "",
            CaseLabels.State(line.State),
            line.Priority is { } priority ? string.Create(CultureInfo.InvariantCulture, $"P{priority}") : "",
            line.Sla is { PausedAt: null } sla
                ? sla.Deadline.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
                : "",
            line.Assignee ?? "",
            line.Next?.Words ?? "",
        ];
}

/// <param name="Selected">Keys of the selected cases of the list; null: all of its cases.</param>
public sealed record ExportQueueRequest(QueueFilter Filter, IReadOnlyList<string>? Selected = null)
{
    internal IQueryable<CaseRow> Among(IQueryable<CaseRow> cases)
    {
        if (Selected is null)
        {
            return cases;
        }

        var keys = Selected.ToList();
        return cases.Where(row => keys.Contains(row.Key));
    }
}

/// <summary>A file to download.</summary>
public sealed record QueueFile(string Name, byte[] Content);
