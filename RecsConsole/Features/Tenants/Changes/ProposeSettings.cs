using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>Sends settings to a second person; until they publish them, everything stays as it is.</summary>
public sealed class ProposeSettings(OperationScopeFactory scopes, GovernedChanges changes)
{
    private const string Name = "submit.settings";

    public async Task<Result<Guid>> RunAsync(Actor actor, SaveTenantSettingsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var why = request.Why.Trim();
        if (why.Length is 0 or > SaveTenantSettings.MaxCharacters)
        {
            return Error.Invalid(Texts.WhyMissing);
        }

        var db = scope.Db;
        // one at a time, so that two changes to the same version cannot both wait
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var change = await SettingsWriter.CompareAsync(db, request.SeenVersion, request.Settings, cancellationToken);
        if (!change.IsOk)
        {
            return change.Error;
        }

        var (before, _, shown) = change.Value;
        var sent = await changes.SendAsync(scope, new(GovernedParts.Settings, before.Version, shown.ToJson()), why, cancellationToken);
        if (!sent.IsOk)
        {
            return sent.Error;
        }

        await transaction.CommitAsync(cancellationToken);
        return sent;
    }
}
