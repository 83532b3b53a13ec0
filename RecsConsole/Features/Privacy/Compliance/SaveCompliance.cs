using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Compliance;

/// <summary>
/// Puts a profile, a region or the documentation of a use into force, as a new version of the settings; takes effect on the next request.
/// </summary>
public sealed class SaveCompliance(OperationScopeFactory scopes, TenantConfigurationWriter writer, IOptions<ResidencyOptions> residency)
{
    private const string Name = "save.compliance";

    public async Task<Result<string>> RunAsync(Actor actor, SaveComplianceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var why = request.Why.Trim();
        if (why.Length < EraseSubject.ShortestReason || why.Length > Fields.SaveFields.MaxCharacters)
        {
            return Error.Invalid(Texts.FieldsWhy.With(EraseSubject.ShortestReason, Fields.SaveFields.MaxCharacters));
        }

        if (request.Region is { Length: > 0 } wanted && !string.Equals(wanted, residency.Value.Region, StringComparison.Ordinal))
        {
            return Error.Invalid(residency.Value.Region is { } here ? Texts.DataIsElsewhere.With(here) : Texts.RegionNotStated);
        }

        return await WriteAsync(scope, request, why, cancellationToken);
    }

    private async Task<Result<string>> WriteAsync(
        OperationScope scope,
        SaveComplianceRequest request,
        string why,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var before = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        if (before.Version != request.SeenVersion)
        {
            return Error.Conflict(Texts.FieldsChanged);
        }

        var compliance = before.ComplianceInForce;
        if (request.Use is { } use)
        {
            if (compliance.ClassOf(use) is not UseClass.NeedsDocumentation)
            {
                return Error.Invalid(Texts.UseNeedsNone);
            }

            compliance = compliance.With(new(use, why, scope.Now));
        }

        compliance = compliance with { Profile = request.Profile ?? compliance.Profile };
        if (request.Region is { } region)
        {
            var tenant = await db.Tenants.SingleAsync(row => row.Id == db.TenantId, cancellationToken);
            tenant.Region = region;
        }

        var after = before with { Part = before.Part with { Version = before.Version + 1 }, Compliance = compliance };
        ChangeFeed.Append(db, ChangeKind.Search, "", scope.Now); // the model of the indexes may be another one now
        if (!await writer.TryWriteAsync(db, scope.Actor, new(before, after, why, Name), cancellationToken))
        {
            return Error.Conflict(Texts.FieldsChanged);
        }

        await transaction.CommitAsync(cancellationToken);
        return Texts.FieldsSaved.With(after.Version);
    }
}

/// <param name="SeenVersion">Version of the settings that was on screen.</param>
/// <param name="Why">Stored with the version; for a use, its documentation.</param>
public sealed record SaveComplianceRequest(int SeenVersion, string Why)
{
    /// <summary>Null: unchanged.</summary>
    public ComplianceProfile? Profile { get; init; }

    /// <summary>The installation's region, or empty for none; null: unchanged.</summary>
    public string? Region { get; init; }

    /// <summary>The use that the reason documents; null for none.</summary>
    public DataUse? Use { get; init; }
}
