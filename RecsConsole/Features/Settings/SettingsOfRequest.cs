using System.Security.Claims;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Settings;

/// <summary>The settings of the person making a request, read once for language and appearance.</summary>
public sealed class SettingsOfRequest(ReadSettings readSettings)
{
    private PersonalSettings? _settings;
    private bool _isRead;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<PersonalSettings?> ReadAsync(ClaimsPrincipal? person, CancellationToken cancellationToken)
    {
        if (!_isRead && SessionClaims.From(person)?.Actor is { } actor)
        {
            _settings = (await readSettings.RunAsync(actor, cancellationToken)).Value?.Settings;
            _isRead = true;
        }

        return _settings;
    }
}
