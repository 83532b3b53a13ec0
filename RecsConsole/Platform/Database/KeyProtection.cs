using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using RecsConsole.Platform.Secrets;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Encrypts the installation's keys with a certificate or a hardware module where one is configured, so that the data folder alone opens no
/// text. Without either, only the folder's permissions protect them.
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

    /// <exception cref="ConfigurationException">What is configured cannot be used, or does not open the keys that are there.</exception>
    public static IDataProtectionBuilder ProtectWhereConfigured(
        this IDataProtectionBuilder builder,
        DataFolder dataFolder,
        IConfiguration configuration
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        var path = configuration[Setting] is { Length: > 0 } set ? set : null;
        var module = HardwareModuleSettings.Read(configuration);
        if (path is not null && module is not null)
        {
            throw new ConfigurationException(
                $"{Setting} and {HardwareModuleSettings.ModuleSetting} are both set: only one of them can encrypt the keys. A certificate that the "
                    + $"module replaces goes under {EarlierSetting}."
            );
        }

        var earlier = configuration
            .GetSection(EarlierSetting)
            .GetChildren()
            .Select(each => Load(each.Path, each["Path"] ?? "", each["Password"]))
            .ToArray();
        if (module is not null)
        {
            return builder.ProtectWithModule(OpenModule(module, dataFolder)).UnprotectKeysWithAnyCertificate(earlier);
        }

        EnsureNoneOfModule(dataFolder);
        if (path is null)
        {
            return builder;
        }

        var certificate = Load(Setting, path, configuration[PasswordSetting]);
        return builder.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate([certificate, .. earlier]);
    }

    /// <summary>How many keys are not encrypted: those that were made before there was a certificate.</summary>
    public static int CountUnencrypted(DataFolder dataFolder)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        return FilesIn(dataFolder).Count(file => File.ReadAllText(file).Contains(Unencrypted, StringComparison.Ordinal));
    }

    private static IEnumerable<string> FilesIn(DataFolder dataFolder) =>
        Directory.EnumerateFiles(dataFolder.PrivateFolder(DataFolder.Keys).FullName, "*.xml");

    private static IDataProtectionBuilder ProtectWithModule(this IDataProtectionBuilder builder, HardwareModule module)
    {
        builder.Services.AddSingleton(_ => module); // by a factory, so that the container ends its use
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlEncryptor = new ModuleXmlEncryptor(module));
        return builder;
    }

    // The framework would make new keys beside those that it cannot open.
    private static HardwareModule OpenModule(HardwareModuleSettings settings, DataFolder dataFolder)
    {
        var module = new HardwareModule(settings);
        foreach (var file in FilesIn(dataFolder))
        {
            if (ModuleXmlDecryptor.ModulusIn(file) is { } modulus)
            {
                module.EnsureHas(modulus, file);
            }
        }

        return module;
    }

    private static void EnsureNoneOfModule(DataFolder dataFolder)
    {
        if (FilesIn(dataFolder).FirstOrDefault(file => ModuleXmlDecryptor.ModulusIn(file) is not null) is { } file)
        {
            throw new ConfigurationException(
                $"{HardwareModuleSettings.ModuleSetting} is missing, and a hardware module encrypted '{file}', a part of the installation's keys."
            );
        }
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
