using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants;

/// <summary>
/// Puts settings into force as a new version, with a reason; the next opening of a case uses them and records the version. Only what one
/// person may change alone, or somebody who is the only one there; everything else is sent to a second person.
/// </summary>
public sealed class SaveTenantSettings(OperationScopeFactory scopes, SettingsWriter writer)
{
    /// <summary>Maximum length of the reason, in characters.</summary>
    public const int MaxCharacters = 500;

    /// <summary>Name of the operation in the audit trail, whoever puts the settings into force.</summary>
    internal const string Name = "save.settings";

    public async Task<Result<int>> RunAsync(Actor actor, SaveTenantSettingsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var why = request.Why.Trim();
        if (why.Length is 0 or > MaxCharacters)
        {
            return Error.Invalid(Texts.WhyMissing);
        }

        // in turn with whoever sets other settings for a time
        await using var transaction = await TenantDb.BeginInTurnAsync(scope.Db, cancellationToken);
        var saved = await SaveAsync(scope, request, why, cancellationToken);
        if (saved.IsOk)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }

    private async Task<Result<int>> SaveAsync(
        OperationScope scope,
        SaveTenantSettingsRequest request,
        string why,
        CancellationToken cancellationToken
    )
    {
        if (await TimedChanges.RefuseOtherAsync(scope.Db, GovernedParts.Settings, cancellationToken) is { } timed)
        {
            return timed;
        }

        var change = await SettingsWriter.CompareAsync(scope.Db, request.SeenVersion, request.Settings, cancellationToken);
        if (!change.IsOk)
        {
            return change.Error;
        }

        var (before, after, shown) = change.Value;
        return
            before.ReviewsInForce.NeedsSecond(before, shown)
            && !await ProposalDesk.IsAloneAsync(scope, AccessOperation.BorrowPublishing, cancellationToken)
            ? Error.Forbidden(Texts.NeedsSecondPerson)
            : await writer.WriteAsync(scope.Db, scope.Actor, new(before, after, why, Name), cancellationToken);
    }
}

/// <summary>Settings to put into force.</summary>
/// <param name="SeenVersion">The version on the screen; if another one is in force by now, nothing is saved.</param>
/// <param name="Settings">Its version number is ignored; without calendars, the current ones stay.</param>
public sealed record SaveTenantSettingsRequest(int SeenVersion, TenantConfiguration Settings, string Why);
