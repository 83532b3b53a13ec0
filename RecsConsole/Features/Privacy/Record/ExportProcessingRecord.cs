using System.Globalization;
using System.Text;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>Exports the record of processing as a file; the trail records the export and the content's hash.</summary>
public sealed class ExportProcessingRecord(OperationScopeFactory scopes, RecordReader reader, AuditTrail auditTrail)
{
    private const string Name = "export.processing_record";

    public async Task<Result<RecordFile>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var record = RecordSections.Of(await reader.ReadAsync(scope, cancellationToken), scope.Now);
        var content = Encoding.UTF8.GetBytes(RecordMarkdown.Of(record));
        auditTrail.Append(scope.Db, actor.PersonOrNull, FileEvents.Exported(Name, actor.TenantId, content));
        await scope.Db.SaveChangesAsync(cancellationToken);
        var day = scope.Now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new RecordFile($"processing-record-{day}.md", content);
    }
}

/// <summary>A file to download.</summary>
public sealed record RecordFile(string Name, byte[] Content);
