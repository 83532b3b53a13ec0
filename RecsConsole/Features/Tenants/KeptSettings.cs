using System.Text;
using System.Text.Json;
using RecsConsole.Engine.Canonical;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants;

/// <summary>Settings that were typed and not put into force.</summary>
/// <param name="Version">The one they were begun on.</param>
/// <param name="Json">As a version stores them.</param>
public sealed record KeptSettings(long Version, string Json)
{
    public static KeptSettings Of(TenantConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(settings.Version, settings.ToJson());
    }

    /// <summary>Null where another version of this program has written them in a way this one does not read.</summary>
    public TenantConfiguration? Read()
    {
        try
        {
            var read = CanonicalJson.Deserialize<TenantConfiguration>(Encoding.UTF8.GetBytes(Json));
            return read with { Part = read.Part with { Version = (int)Version } };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
