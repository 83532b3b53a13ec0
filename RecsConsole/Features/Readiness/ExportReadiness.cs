using System.Globalization;
using System.Text;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Readiness;

/// <summary>Exports the readiness checklist as a file; the trail records the export and the content's hash.</summary>
public sealed class ExportReadiness(OperationScopeFactory scopes, ReadinessReader reader, AuditTrail auditTrail)
{
    private const string Name = "export.readiness";

    public async Task<Result<ReadinessFile>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var content = Encoding.UTF8.GetBytes(ReadinessMarkdown.Of(await reader.ReadAsync(scope, cancellationToken)));
        auditTrail.Append(scope.Db, actor.PersonOrNull, FileEvents.Exported(Name, actor.TenantId, content));
        await scope.Db.SaveChangesAsync(cancellationToken);
        var day = scope.Now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new ReadinessFile($"readiness-{day}.md", content);
    }
}

/// <summary>A file to download.</summary>
public sealed record ReadinessFile(string Name, byte[] Content);
