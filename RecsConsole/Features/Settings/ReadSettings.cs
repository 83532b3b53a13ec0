using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Settings;

/// <summary>Reads the actor's own settings.</summary>
public sealed class ReadSettings(OperationScopeFactory scopes)
{
    public async Task<Result<OwnSettings>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, "read.settings", cancellationToken);
        return scope.Refusal is { } refusal
            ? refusal
            : new OwnSettings(
                await SettingsOfPerson.ReadAsync(scope, cancellationToken),
                await TimeZones.OfReaderAsync(scope.Db, scope.Actor, cancellationToken) ?? TimeZoneInfo.Utc.Id,
                scope.Access.Subject.IsByRulesOnly is true
            );
    }
}

/// <param name="TimeZone">Also part of the person's profile: it determines when they can be asked.</param>
/// <param name="IsByRulesOnly">Whether suggestions for the person are ordered without a profile.</param>
public sealed record OwnSettings(PersonalSettings Settings, string TimeZone, bool IsByRulesOnly);
