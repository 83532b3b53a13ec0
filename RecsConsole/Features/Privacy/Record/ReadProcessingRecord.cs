using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>Generates the record of processing from the current configuration.</summary>
public sealed class ReadProcessingRecord(OperationScopeFactory scopes, RecordReader reader)
{
    public async Task<Result<ProcessingRecord>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(
            actor,
            AccessOperation.ViewAdministration,
            "read.processing_record",
            cancellationToken
        );
        return scope.Refusal is { } refusal ? refusal : RecordSections.Of(await reader.ReadAsync(scope, cancellationToken), scope.Now);
    }
}
