using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Platform.Secrets;
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

    /// <summary>Its password; a secret.</summary>
    public const string PasswordSetting = "Keys:CertificatePassword";

    /// <summary>Certificates that were replaced, each with Path and Password: they open the keys that were made with them.</summary>
    public const string EarlierSetting = "Keys:EarlierCertificates";

    /// <summary>True where the file system of the folder has no modes and something else keeps others away.</summary>
    public const string AllowOpenSetting = "Keys:AllowOpenFolder";

    // what the framework writes beside a key that nothing encrypts
    private const string Unencrypted = "requiresEncryption";

    /// <summary>
    /// The folder of the keys. A copy or a restore may have left it or a file in it open to others: their rights are taken away. Some file
    /// systems cannot do that.
    /// </summary>
    /// <exception cref="ConfigurationException">It is still open to others, and must not be.</exception>
    public static DirectoryInfo FolderIn(DataFolder dataFolder, bool mayStayOpen)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        var folder = dataFolder.PrivateFolder(DataFolder.Keys);
        OpenFolder.Close(folder.FullName);
        if (!mayStayOpen && FindOpen(dataFolder) is { } open)
        {
            throw new ConfigurationException(
                $"Other accounts of this machine can read or change '{open}', a part of the installation's keys, and their rights cannot be taken "
                    + "away. Leave it to this account (mode 0700 for the folder, 0600 for files), or, on a file system without modes, set "
                    + $"{AllowOpenSetting} to true."
            );
        }

        return folder;
    }

    /// <summary>Whether the folder may stay open to others: outside of Production, and where the operator says so.</summary>
    public static bool MayStayOpen(IConfiguration configuration, bool isProduction)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return !isProduction || string.Equals(configuration[AllowOpenSetting], "true", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The folder of the keys or the first file in it that is open to others; null when none is.</summary>
    public static string? FindOpen(DataFolder dataFolder)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        var folder = dataFolder.PrivateFolder(DataFolder.Keys).FullName;
        return OpenFolder.Find(folder, Directory.EnumerateFiles(folder));
    }

    public static IDataProtectionBuilder ProtectWhereConfigured(this IDataProtectionBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (configuration[Setting] is not { Length: > 0 } path)
        {
            return builder;
        }

        var certificate = Load(Setting, path, configuration[PasswordSetting]);
        var earlier = configuration
            .GetSection(EarlierSetting)
            .GetChildren()
            .Select(each => Load(each.Path, each["Path"] ?? "", each["Password"]))
            .ToList();
        return builder.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate([certificate, .. earlier]);
    }

    /// <summary>How many keys are not encrypted: those that were made before there was a certificate.</summary>
    public static int CountUnencrypted(DataFolder dataFolder)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        return Directory
            .EnumerateFiles(dataFolder.PrivateFolder(DataFolder.Keys).FullName, "*.xml")
            .Count(file => File.ReadAllText(file).Contains(Unencrypted, StringComparison.Ordinal));
    }

    private static X509Certificate2 Load(string setting, string path, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException($"{setting} is '{path}', which cannot be read as a PKCS #12 file: {e.Message}", e);
        }
    }
}
