using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Tests.Support.Desk;

/// <summary>Puts limits on data fields into force as the next version of a tenant's settings.</summary>
public static class FieldDesk
{
    public static FieldLimits Without(FieldPurpose purpose, params DataField[] fields) =>
        new([.. fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => new FieldLimit(field.Key, [purpose]))]);

    public static Task WithholdAsync(this DeskWorld world, FieldPurpose purpose, params DataField[] fields) =>
        world.PutAsync(Without(purpose, fields));

    public static Task PutAsync(this DeskWorld world, FieldLimits limits) =>
        world.ChangeAsync(
            ChangeKind.Configuration,
            db => db.TenantConfigurations.Add(Next(db, world.Here.TenantId, limits, world.Database.Clock.GetUtcNow()))
        );

    public static TenantConfigurationRow Next(ConsoleDbContext db, Guid tenantId, FieldLimits limits, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(db);
        var version = (db.TenantConfigurations.Max(row => (int?)row.Version) ?? 1) + 1;
        var settings = TenantConfiguration.Default with
        {
            Part = ConfigurationPart.Default with { Version = version, FieldLimits = limits },
        };
        return new()
        {
            TenantId = tenantId,
            Version = version,
            Json = settings.ToJson(),
            CreatedAt = at,
            Why = "test",
        };
    }
}
