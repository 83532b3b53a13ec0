using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Privacy.Governed;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy.Fields;

/// <summary>Sends the permitted purposes of data fields to a second person; once in force, the next request follows them.</summary>
public sealed class SaveFields(OperationScopeFactory scopes, GovernedChanges changes, GovernedFields part)
{
    public async Task<Result<string>> RunAsync(Actor actor, SaveFieldsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, "save.fields", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        GovernedEdit<FieldRules> edit = new("", request.SeenVersion, request.Why, _ => new FieldRules(request.Limits));
        return await changes.SaveAsync(scope, part, edit, cancellationToken);
    }
}

/// <param name="SeenVersion">Version of the settings that was on screen; if another one is in force by now, nothing is saved.</param>
/// <param name="Limits">All limits; null when nothing is withheld.</param>
/// <param name="Why">Stored with the version.</param>
public sealed record SaveFieldsRequest(int SeenVersion, FieldLimits? Limits, string Why);
