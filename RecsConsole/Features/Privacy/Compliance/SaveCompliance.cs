using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Governed;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Compliance;

/// <summary>
/// Sends a profile, a region or the documentation of a use to a second person; once in force, the next request follows it.
/// </summary>
public sealed class SaveCompliance(OperationScopeFactory scopes, GovernedChanges changes, GovernedCompliance part)
{
    public async Task<Result<string>> RunAsync(Actor actor, SaveComplianceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, "save.compliance", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        GovernedEdit<ComplianceChoice> edit = new("", request.SeenVersion, request.Why, before => Change(before, request, scope.Now));
        return await changes.SaveAsync(scope, part, edit, cancellationToken);
    }

    private static Result<ComplianceChoice> Change(ComplianceChoice before, SaveComplianceRequest request, DateTimeOffset now)
    {
        var compliance = before.Compliance;
        if (request.Use is { } use)
        {
            if (compliance.ClassOf(use) is not UseClass.NeedsDocumentation)
            {
                return Error.Invalid(Texts.UseNeedsNone);
            }

            compliance = compliance.With(new(use, request.Why.Trim(), now));
        }

        return new ComplianceChoice(compliance with { Profile = request.Profile ?? compliance.Profile }, request.Region ?? before.Region);
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
