using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Secrets;

namespace RecsConsole.Features.Connections;

/// <summary>
/// Encrypts the credentials for other systems with the installation's own keys: neither the database nor the keys alone reveal them.
/// </summary>
public sealed class ConnectionSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector(PendingEvents.Purpose);

    public string Seal(string secret) => _protector.Seal(secret);

    /// <summary>A sealed text; null when it cannot be decrypted any more.</summary>
    public string? Unseal(string text)
    {
        try
        {
            return _protector.Unseal(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The address of the connection with its credentials; an error when they cannot be decrypted any more.</summary>
    public Result<RemoteAccess> Open(ConnectionRow connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (ConnectionAddress.Read(connection.Address) is not { } address)
        {
            return Error.Invalid(StoredText.From<Texts>(nameof(Texts.AddressIsNone)));
        }

        return Unseal(connection.Secret) is { } secret
            ? new RemoteAccess(connection.TenantId, connection.Id, address, secret, connection.Queue)
            : Error.Unavailable(StoredText.From<Texts>(nameof(Texts.KeyCannotBeOpened)));
    }
}
