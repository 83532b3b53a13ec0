using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Exchange;

/// <summary>
/// The settings in force as a YAML file, to keep beside other configuration or to take to another tenant; the trail records the export.
/// </summary>
public sealed class ExportSettings(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "export.settings";

    public async Task<Result<SettingsFile>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var settings = await TenantConfigurationReader.ReadAsync(scope.Db, cancellationToken);
        var key = await scope.Db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.Key).SingleAsync(cancellationToken);
        var version = settings.Version.ToString(CultureInfo.InvariantCulture);
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "configuration", version, AuditOutcome.Done));
        await scope.Db.SaveChangesAsync(cancellationToken);
        return new SettingsFile($"settings-{key}-{version}.yaml", Encoding.UTF8.GetBytes(SettingsYaml.Write(settings)));
    }
}

/// <summary>A file to download.</summary>
public sealed record SettingsFile(string Name, byte[] Content);
