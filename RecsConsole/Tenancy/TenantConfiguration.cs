using System.Text;
using System.Text.Json;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Tenancy;

/// <summary>All settings of a tenant as one version: what changes a slate, when outcomes count, and the calendars behind every SLA.</summary>
public sealed record TenantConfiguration(ConfigurationPart Part, LabelWindows Labels)
{
    /// <summary>What a new tenant starts with.</summary>
    public static TenantConfiguration Default { get; } = new(ConfigurationPart.Default, LabelWindows.Default);

    /// <summary>Every calendar of the tenant; null in a version that says nothing of them.</summary>
    public IReadOnlyList<CalendarSetting>? Calendars { get; init; }

    /// <summary>Number of the version.</summary>
    public int Version => Part.Version;

    /// <summary>The settings in a row; a row that has the engine's part alone leaves the rest as at the start.</summary>
    public static TenantConfiguration Of(TenantConfigurationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var bytes = Encoding.UTF8.GetBytes(row.Json);
        using var json = JsonDocument.Parse(bytes);
        var read = json.RootElement.TryGetProperty("part", out _)
            ? CanonicalJson.Deserialize<TenantConfiguration>(bytes)
            : Default with
            {
                Part = CanonicalJson.Deserialize<ConfigurationPart>(bytes),
            };
        return read with { Part = read.Part with { Version = row.Version } };
    }

    /// <summary>The settings as a row keeps them.</summary>
    public string ToJson() => Encoding.UTF8.GetString(CanonicalJson.Serialize(this));
}
