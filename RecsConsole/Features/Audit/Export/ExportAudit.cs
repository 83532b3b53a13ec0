using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Audit.Export;

/// <summary>
/// Exports the trail as JSON lines, streamed: the whole chain in order, or the entries that match a filter by time. The export is audited
/// before it begins.
/// </summary>
public sealed class ExportAudit(TenantDb tenantDb, OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Operation = "export.audit";

    public async Task<Result<AuditFile>> RunAsync(Actor actor, AuditFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.ViewAudit, Operation, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(filter);
        var whole = filter with { Before = null, Entry = null };
        var extent = whole.IsNarrowed ? AuditFileHead.Filtered : AuditFileHead.Full;
        auditTrail.Append(db, actor.PersonOrNull, EventOf(actor, whole, extent));
        await db.SaveChangesAsync(cancellationToken);
        var key = await db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.Key).SingleAsync(cancellationToken);
        var now = scope.Now;
        return new AuditFile(
            AuditFileName.Of(key, whole, now),
            EndedAsync(LinesAsync(actor, whole, extent, now, cancellationToken), cancellationToken)
        );
    }

    private static AuditEvent EventOf(Actor actor, AuditFilter filter, string scope) =>
        new(
            Operation,
            "tenant",
            actor.TenantId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["scope"] = scope,
                ["filter"] = CanonicalHash.OfValue(filter.QueryText), // may contain a name
            }
        );

    // Appends the last line, with count and digest of all others.
    private static async IAsyncEnumerable<string> EndedAsync(
        IAsyncEnumerable<string> lines,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var digest = new AuditFileDigest();
        var count = -1L; // the first line is not an entry
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            digest.Add(line);
            count++;
            yield return line;
        }

        yield return Json(new AuditFileEnd(End: true, count, digest.Take()));
    }

    private async IAsyncEnumerable<string> LinesAsync(
        Actor actor,
        AuditFilter filter,
        string scope,
        DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var head = await AuditSealer.HeadAsync(db, cancellationToken);
        yield return Json(
            new AuditFileHead(
                AuditFileHead.Version,
                actor.TenantId,
                scope,
                head.ToString(),
                AuditFileLine.Text(now),
                filter.IsNarrowed ? filter.QueryText : null
            )
        );
        var lines = filter.IsNarrowed
            ? Found((await AuditSelection.FromAsync(db, actor, filter, cancellationToken)).Of(db), db)
            : Chain(db, head);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return Json(AuditFileLine.From(line.Link, line.Entry));
        }

        if (!filter.IsNarrowed)
        {
            var rest = AuditSealer.Behind(db, head).OrderBy(row => row.At).ThenBy(row => row.Id);
            await foreach (var row in rest.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                yield return Json(AuditFileLine.From(null, row));
            }
        }
    }

    private static IQueryable<LinkedEntry> Chain(ConsoleDbContext db, AuditHead head) =>
        from link in db.AuditLinks.AsNoTracking()
        where link.Number <= head.Number
        join entry in db.AuditEntries.AsNoTracking() on link.EntryId equals entry.Id into found
        from entry in found.DefaultIfEmpty()
        orderby link.Number
        select new LinkedEntry(link, entry);

    private static IQueryable<LinkedEntry> Found(IQueryable<AuditEntryRow> rows, ConsoleDbContext db) =>
        from entry in rows
        join link in db.AuditLinks.AsNoTracking() on entry.Id equals link.EntryId into found
        from link in found.DefaultIfEmpty()
        orderby entry.At, entry.Id
        select new LinkedEntry(link, entry);

    private static string Json<T>(T line) => JsonSerializer.Serialize(line, AuditFileLine.Json);

    private sealed record LinkedEntry(AuditLinkRow? Link, AuditEntryRow? Entry);
}

/// <summary>A trail to download, line by line.</summary>
public sealed record AuditFile(string Name, IAsyncEnumerable<string> Lines);
