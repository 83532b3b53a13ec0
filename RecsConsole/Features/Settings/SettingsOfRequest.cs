using System.Security.Claims;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Settings;

/// <summary>The settings of the person making a request, read once for language, appearance and time zone.</summary>
public sealed class SettingsOfRequest(ReadSettings readSettings)
{
    private OwnSettings? _settings;
    private bool _isRead;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<OwnSettings?> ReadAsync(ClaimsPrincipal? person, CancellationToken cancellationToken)
    {
        if (!_isRead && SessionClaims.From(person)?.Actor is { } actor)
        {
            _settings = (await readSettings.RunAsync(actor, cancellationToken)).Value;
            _isRead = true;
        }

        return _settings;
    }
}
