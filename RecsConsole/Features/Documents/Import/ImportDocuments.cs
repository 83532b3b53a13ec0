using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Import;

/// <summary>
/// Imports documents from a source. Reads them twice, one at a time: first validates all, then writes them in one transaction, so that a failure leaves
/// the tenant unchanged. Content whose hash exists is skipped; changed content becomes a new version.
/// </summary>
public sealed partial class ImportDocuments(TenantDb tenantDb, AuditTrail auditTrail, TimeProvider clock, ILogger<ImportDocuments> logger)
{
    private const int ProgressEvery = 1000;

    /// <param name="tenant">A job of the tenant.</param>
    public async Task<Result<ImportedDocuments>> FromSourceAsync(
        Actor tenant,
        IDocumentSource source,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(progress);
        var started = clock.GetTimestamp();
        try
        {
            await using var db = await tenantDb.OpenAsync(tenant, cancellationToken);
            var reading = new SourceResult(await TenantNames.ReadAsync(db, cancellationToken));
            var stored = await StoredVersions.ReadAsync(db, cancellationToken);
            var (total, changed) = Check(source, reading, stored, progress, cancellationToken);
            if (changed.Count > 0)
            {
                progress(Texts.WritingDocuments.With(changed.Count));
                var rows = Rows(db, source, reading, stored, changed);
                await PublishAsync(db, rows, changed, cancellationToken);
            }

            var seconds = Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3);
            LogImported(tenant.TenantId, changed.Count, total - changed.Count);
            return new ImportedDocuments(changed.Count, total - changed.Count, seconds);
        }
        catch (DocumentFileException e)
        {
            return Error.Invalid(e.Message);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            LogRefused(e);
            return Error.Conflict(Texts.ImportConflict);
        }
    }

    private static (int Total, HashSet<string> Changed) Check(
        IDocumentSource source,
        SourceResult reading,
        StoredVersions stored,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        var places = new Dictionary<string, LocatedDocument>(StringComparer.Ordinal);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var located in source.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var read = Understand(reading, located);
            var key = read.Draft.Key;
            if (!places.TryAdd(key, located with { Source = new([], "", 0) }))
            {
                throw DocumentFileException.At(
                    located.File,
                    located.Line,
                    Texts.TheKeyIsTakenByLine.With(key, places[key].File, places[key].Line)
                );
            }

            if (!stored.Has(key, HashOf(read)))
            {
                changed.Add(key);
            }

            if (places.Count % ProgressEvery == 0)
            {
                progress(Texts.ReadDocuments.With(places.Count));
            }
        }

        return (places.Count, changed);
    }

    private IEnumerable<DocumentRow> Rows(
        ConsoleDbContext db,
        IDocumentSource source,
        SourceResult reading,
        StoredVersions stored,
        HashSet<string> changed
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        foreach (var located in source.Read())
        {
            var read = Understand(reading, located);
            if (!changed.Contains(read.Draft.Key))
            {
                continue;
            }

            var row = new DocumentRow
            {
                TenantId = db.TenantId,
                Key = read.Draft.Key,
                Version = stored.Next(read.Draft.Key),
                Title = read.Draft.Title,
                Kind = read.Draft.Kind,
                Text = read.Draft.Text,
                Status = DocumentStatus.Draft,
            };
            read.Draft.WriteTo(row);
            row.Status = read.IsDraft ? DocumentStatus.Draft : StateOf(row, now);
            (row.UpdatedAt, row.ContentHash, row.Revision) = (now, HashOf(read), 1);
            yield return row;
        }
    }

    private async Task PublishAsync(
        ConsoleDbContext db,
        IEnumerable<DocumentRow> rows,
        HashSet<string> changed,
        CancellationToken cancellationToken
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        await BulkInsert.WriteAsync(db, rows, cancellationToken);
        var replaced = await StoredVersions.ReplacedAsync(db, cancellationToken);
        foreach (var key in replaced.Where(changed.Contains))
        {
            await StateRefresh.ApplyAsync(db, auditTrail, key, now, cancellationToken);
        }

        auditTrail.Append(
            db,
            actorId: null,
            new(
                "import.documents",
                "tenant",
                db.TenantId.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["documents"] = changed.Count.ToString(CultureInfo.InvariantCulture),
                }
            )
        );
        ChangeFeed.Append(db, ChangeKind.Document, "", now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static ReadDocumentSource Understand(SourceResult reading, LocatedDocument located)
    {
        try
        {
            return reading.Read(located.Source);
        }
        catch (DocumentInputException e)
        {
            throw DocumentFileException.At(located.File, e.Line, e.Message);
        }
    }

    private static DocumentStatus StateOf(DocumentRow row, DateTimeOffset now) =>
        DocumentRules.StatusAt(new(row.Version, DocumentStatus.Approved, row.EffectiveFrom, row.EffectiveTo), now);

    private static string HashOf(ReadDocumentSource read) => CanonicalHash.Of(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(read));

    [LoggerMessage(
        EventId = 5101,
        Level = LogLevel.Information,
        Message = "Documents imported {TenantId} changed={Changed} unchanged={Unchanged}"
    )]
    private partial void LogImported(Guid tenantId, int changed, int unchanged);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Warning, Message = "Import of documents refused by the database")]
    private partial void LogRefused(Exception exception);
}

/// <summary>The result of an import.</summary>
/// <param name="Documents">Number of new documents or versions.</param>
/// <param name="Unchanged">Number of unchanged documents.</param>
public sealed record ImportedDocuments(int Documents, int Unchanged, double Seconds);
