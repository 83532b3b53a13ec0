using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Governed;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>
/// Sends the retention period of a class of data to a second person. Nothing is removed before the job runs with the period in force.
/// </summary>
public sealed class SaveRetention(OperationScopeFactory scopes, GovernedChanges changes, GovernedRetention part)
{
    public async Task<Result<string>> RunAsync(Actor actor, SaveRetentionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, "save.retention", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (DataClass.Find(request.DataClass) is not { } dataClass)
        {
            return Error.NotFound(Texts.NoSuchClass);
        }

        GovernedEdit<RetentionPeriod> edit = new(dataClass.Key, request.Revision, request.Why, _ => new RetentionPeriod(request.KeepDays));
        return await changes.SaveAsync(scope, part, edit, cancellationToken);
    }
}

/// <param name="DataClass">Key of the class.</param>
/// <param name="KeepDays">Null means the default period, or forever.</param>
/// <param name="Revision">Revision of the period that the reader saw; 0 when there was none.</param>
public sealed record SaveRetentionRequest(string DataClass, int? KeepDays, long Revision, string Why);
