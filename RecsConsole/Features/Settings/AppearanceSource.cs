using System.Security.Claims;
using RecsConsole.Components.Layout;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Settings;

/// <summary>How the person of a request wants pages to look.</summary>
public sealed class AppearanceSource(ReadSettings readSettings) : IAppearanceSource
{
    public async Task<Appearance?> ReadAsync(ClaimsPrincipal? person, CancellationToken cancellationToken) =>
        SessionClaims.Of(person)?.Actor is { } actor && (await readSettings.RunAsync(actor, cancellationToken)).Value is { } own
            ? Of(own.Settings)
            : null;

    internal static Appearance Of(PersonalSettings settings) =>
        new(settings.Theme, settings.Density, settings.Rail, settings.HasSingleKeys);
}
