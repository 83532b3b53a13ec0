using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Record;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Compliance;

/// <summary>Reads the tenant's region, its compliance profile, and what data about people may be used for.</summary>
public sealed class ReadCompliance(OperationScopeFactory scopes, RecordRecipients recipients, IOptions<ResidencyOptions> residency)
{
    public async Task<Result<ComplianceView>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.compliance", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var region = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.Region).SingleAsync(cancellationToken);
        var compliance = settings.ComplianceInForce;
        var known = await recipients.ReadAsync(db, scope.Now, cancellationToken);
        return new ComplianceView(
            settings.Version,
            region,
            residency.Value.Region,
            compliance.Profile,
            [
                .. Enum.GetValues<DataUse>()
                    .Select(use => new UseLine(use, compliance.ClassOf(use), compliance.DocumentationOf(use), compliance.Allows(use))),
            ]
        )
        {
            Changes = await RuleChanges.ReadAsync(scope, GovernedParts.Compliance, cancellationToken),
            Refused = Hosts(known, RecipientState.Refused),
            Outside = Hosts(known, RecipientState.Outside),
            PointOutside = region.Length == 0 && residency.Value.Region is { } here ? recipients.PointOutside(here) : null,
        };
    }

    private static IReadOnlyList<string> Hosts(IReadOnlyList<RecordRecipient> recipients, RecipientState state) =>
        [
            .. recipients
                .Where(each => each.State == state)
                .Select(each => each.Where ?? each.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}

/// <param name="Version">Version of the settings in force.</param>
/// <param name="Region">The tenant's region; empty when it is limited to none.</param>
/// <param name="Here">The installation's region; null when its operator does not state it.</param>
public sealed record ComplianceView(int Version, string Region, string? Here, ComplianceProfile Profile, IReadOnlyList<UseLine> Uses)
{
    /// <summary>What waits for a second person, and what came back.</summary>
    public RuleChanges Changes { get; init; } = RuleChanges.None;

    /// <summary>Servers to which nothing is sent, because region or profile forbid it.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Servers outside the region that are used nevertheless, because they get no content.</summary>
    public IReadOnlyList<string> Outside { get; init; } = [];

    /// <summary>
    /// The decision point that keeps a tenant without region from being limited to the installation's, because it is not listed in it.
    /// Null when there is none.
    /// </summary>
    public string? PointOutside { get; init; }
}

/// <summary>A use of data about people.</summary>
public sealed record UseLine(DataUse Use, UseClass Class, DocumentedUse? Documented, bool IsAllowed);
