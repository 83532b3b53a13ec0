using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants;

/// <summary>Unsaved settings.</summary>
/// <param name="Version">The version that the draft is based on.</param>
/// <param name="Json">The settings in the format of stored versions.</param>
public sealed record KeptSettings(long Version, string Json)
{
    public static KeptSettings From(TenantConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(settings.Version, settings.ToJson());
    }

    /// <summary>Null when another version of this program wrote them in a format that this one cannot read.</summary>
    public TenantConfiguration? Read() =>
        TenantConfiguration.FromJson(Json) is { } read ? read with { Part = read.Part with { Version = (int)Version } } : null;
}
