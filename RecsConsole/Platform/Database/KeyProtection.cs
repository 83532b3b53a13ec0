using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Encrypts the installation's keys with a certificate where one is configured, so that the data folder alone opens no text. Without one,
/// only the folder's permissions protect them.
/// </summary>
public static class KeyProtection
{
    /// <summary>Path of a PKCS #12 file with the private key.</summary>
    public const string Setting = "Keys:Certificate";

    /// <summary>Its password; belongs in the environment.</summary>
    public const string PasswordSetting = "Keys:CertificatePassword";

    public static IDataProtectionBuilder ProtectWhereConfigured(this IDataProtectionBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[Setting] is { Length: > 0 } path
            ? builder.ProtectKeysWithCertificate(Load(path, configuration[PasswordSetting]))
            : builder;
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Setting} is '{path}', which cannot be read as a PKCS #12 file: {e.Message}", e);
        }
    }
}
