using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Comparison;

/// <summary>Exports a model's content as a file whose SHA-256 is the one on its page; the trail records the export.</summary>
public sealed class ExportModel(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "export.model";

    public async Task<Result<ModelFile>> RunAsync(Actor actor, string version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageModels, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope.Db.Models.AsNoTracking().FirstOrDefaultAsync(found => found.Version == version, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchModel);
        }

        auditTrail.Append(
            scope.Db,
            actor.PersonOrNull,
            new(
                Name,
                "model",
                row.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["version"] = row.Version, ["content"] = row.ContentHash }
            )
        );
        await scope.Db.SaveChangesAsync(cancellationToken);
        return new ModelFile($"{row.Version}.json", Brotli.Decompress(row.Content));
    }
}

/// <summary>A model's content as a file.</summary>
public sealed record ModelFile(string Name, byte[] Content);
