using System.Security.Claims;
using RecsConsole.Components.Layout;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Settings;

/// <summary>The appearance settings of the person making a request.</summary>
public sealed class AppearanceSource(SettingsOfRequest settings) : IAppearanceSource
{
    public async Task<Appearance?> ReadAsync(ClaimsPrincipal? person, CancellationToken cancellationToken) =>
        await settings.ReadAsync(person, cancellationToken) is { } own ? Of(own.Settings) with { TimeZone = own.TimeZone } : null;

    internal static Appearance Of(PersonalSettings settings) =>
        new(settings.Theme, settings.Density, settings.Rail, settings.HasSingleKeys);
}
