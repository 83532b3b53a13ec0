using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Secrets;

/// <summary>
/// The folder into which a secrets manager puts one file per secret, named like the environment variable. What is there overrides the
/// environment, files and arguments. It is read once: a changed file takes effect at the next start.
/// </summary>
public static class SecretFolder
{
    public const string Setting = "Secrets:Folder";

    /// <summary>Where systemd names the folder of a service's credentials.</summary>
    public const string SystemdVariable = "CREDENTIALS_DIRECTORY";

    private const string Delimiter = "__";

    /// <exception cref="ConfigurationException">The folder is missing, open to other accounts, or holds a secret that is empty.</exception>
    public static void AddTo(ConfigurationManager configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (PathIn(configuration) is not { } path)
        {
            return;
        }

        Check(path);
        try
        {
            configuration.AddKeyPerFile(source =>
            {
                source.FileProvider = new PhysicalFileProvider(path);
                source.IgnoreCondition = name => !SecretSettings.Contains(ToSetting(name));
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Setting} is '{path}', where a file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The folder that is in use; null without one.</summary>
    public static string? PathIn(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[Setting] is { Length: > 0 } named ? named
            : configuration[SystemdVariable] is { Length: > 0 } credentials ? credentials
            : null;
    }

    /// <summary>The secrets of a configuration that have a value: those of the folder, and those that stand elsewhere (too).</summary>
    public static SecretPlaces PlacesIn(IConfigurationRoot configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var secrets = configuration.AsEnumerable().Select(pair => pair.Key).Where(SecretSettings.Contains).Order(StringComparer.Ordinal);
        var folder = configuration.Providers.OfType<KeyPerFileConfigurationProvider>().ToList();
        var others = configuration.Providers.Where(provider => provider is not KeyPerFileConfigurationProvider).ToList();
        return new(
            [.. secrets.Where(name => folder.Exists(provider => provider.TryGet(name, out _)))],
            [.. secrets.Where(name => others.Exists(provider => provider.TryGet(name, out var value) && IsSecret(name, value)))]
        );
    }

    private static void Check(string path)
    {
        if (!Path.IsPathFullyQualified(path) || !Directory.Exists(path))
        {
            throw new ConfigurationException($"{Setting} is '{path}', which is no folder with a full path.");
        }

        var files = Directory.EnumerateFiles(path).Where(file => SecretSettings.Contains(ToSetting(Path.GetFileName(file)))).ToList();
        if (OpenFolder.Find(path, files) is { } open)
        {
            throw new ConfigurationException(
                $"{Setting} is '{path}', and other accounts of this machine can read or change '{open}'. Leave it to this account, or to it and a "
                    + "group: mode 0400 or 0440 for files."
            );
        }

        if (files.Find(IsEmpty) is { } empty)
        {
            throw new ConfigurationException($"{Setting} is '{path}', and the secret '{Path.GetFileName(empty)}' is empty.");
        }
    }

    // of a link, the length is the link's own
    private static bool IsEmpty(string file) =>
        (File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file)).Length == 0;

    private static string ToSetting(string file) => file.Replace(Delimiter, ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    // the connection string of a file, or of a server that knows this account, is none
    private static bool IsSecret(string name, string? value) =>
        !string.IsNullOrEmpty(value)
        && (
            !name.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase)
            || value.Contains("Password", StringComparison.OrdinalIgnoreCase)
            || value.Contains("Pwd", StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>Names of secrets, never their values.</summary>
/// <param name="InFolder">Those that the folder gives.</param>
/// <param name="Elsewhere">Those that stand in the environment, a file or an argument, whether the folder has them too or not.</param>
public sealed record SecretPlaces(IReadOnlyList<string> InFolder, IReadOnlyList<string> Elsewhere);
