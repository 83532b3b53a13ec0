using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Tenants;

/// <summary>Reads the settings in force and every version before them, with who changed what and why.</summary>
public sealed class ReadTenantSettings(TenantDb tenantDb, OperationGate gate)
{
    private const int MostVersions = 50;

    public async Task<Result<TenantSettings>> RunAsync(
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(
            db,
            actor,
            AccessOperation.ManageTenant,
            "read.settings",
            cancellationToken
        );
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        return new TenantSettings(Compared(await ReadVersionsAsync(db, cancellationToken)));
    }

    /// <summary>The settings in a row.</summary>
    internal static ConfigurationPart PartOf(TenantConfigurationRow row) =>
        CanonicalJson.Deserialize<ConfigurationPart>(Encoding.UTF8.GetBytes(row.Json)) with
        {
            Version = row.Version,
        };

    private static async Task<List<SettingsVersion>> ReadVersionsAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .TenantConfigurations.AsNoTracking()
            .OrderByDescending(row => row.Version)
            .Take(MostVersions)
            .ToListAsync(cancellationToken);
        var authors = rows.Select(row => row.AuthorId).OfType<Guid>().Distinct().ToList();
        var names = await db
            .People.Where(row => authors.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.DisplayName, cancellationToken);
        var versions = rows.Select(row => ToVersion(row, names)).ToList();
        if (
            rows.Count < MostVersions
            && rows.TrueForAll(row => row.Version > ConfigurationPart.Default.Version)
        )
        {
            versions.Add(
                new(ConfigurationPart.Default, null, null, "What every tenant starts with.", [])
            );
        }

        return versions;
    }

    private static SettingsVersion[] Compared(List<SettingsVersion> versions) =>
        [
            .. versions.Select(
                (version, index) =>
                    index + 1 < versions.Count
                        ? version with
                        {
                            Differences = TenantSettingsWords.Differences(
                                versions[index + 1].Part,
                                version.Part
                            ),
                        }
                        : version
            ),
        ];

    private static SettingsVersion ToVersion(
        TenantConfigurationRow row,
        Dictionary<Guid, string> names
    ) =>
        new(
            PartOf(row),
            row.CreatedAt,
            row.AuthorId is { } author ? names.GetValueOrDefault(author) : null,
            row.Why,
            []
        );
}

/// <summary>All versions, the one in force first.</summary>
public sealed record TenantSettings(IReadOnlyList<SettingsVersion> Versions)
{
    /// <summary>The settings in force.</summary>
    public ConfigurationPart Current => Versions[0].Part;
}

/// <summary>A version of the settings.</summary>
/// <param name="At">Null: before anybody changed anything.</param>
/// <param name="Author">Null: nobody, or not a person.</param>
/// <param name="Differences">Against the version before.</param>
public sealed record SettingsVersion(
    ConfigurationPart Part,
    DateTimeOffset? At,
    string? Author,
    string Why,
    IReadOnlyList<SettingDifference> Differences
);
