using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Exchange;

/// <summary>The settings in force as a YAML file, to keep beside other configuration or to take to another tenant.</summary>
public sealed class ExportSettings(OperationScopeFactory scopes)
{
    public async Task<Result<SettingsFile>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, "export.settings", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var settings = await TenantConfigurationReader.ReadAsync(scope.Db, cancellationToken);
        var key = await scope.Db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.Key).SingleAsync(cancellationToken);
        var name = string.Create(CultureInfo.InvariantCulture, $"settings-{key}-{settings.Version}.yaml");
        return new SettingsFile(name, Encoding.UTF8.GetBytes(SettingsYaml.Write(settings)));
    }
}

/// <summary>A file to download.</summary>
public sealed record SettingsFile(string Name, byte[] Content);
