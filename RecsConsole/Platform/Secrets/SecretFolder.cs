using System.Data.Common;
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

    /// <exception cref="ConfigurationException">The folder is missing, open to other accounts, or holds a secret that is empty.</exception>
    public static void AddTo(ConfigurationManager configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (PathIn(configuration) is not { } path)
        {
            return;
        }

        // systemd's folder is there, or it is not in use
        var setting = configuration[Setting] is { Length: > 0 } ? Setting : SystemdVariable;
        if (!IsFolder(path))
        {
            throw new ConfigurationException($"{setting} is '{path}', which is no folder with a full path.");
        }

        try
        {
            configuration.Sources.Add(Read(path));
        }
        catch (ConfigurationException e)
        {
            throw new ConfigurationException($"{setting} is '{path}', and {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{setting} is '{path}', where a file cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The folder that is in use; null without one. A folder of systemd that this process does not have is none.</summary>
    public static string? PathIn(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration[Setting] is { Length: > 0 } named ? named
            : configuration[SystemdVariable] is { Length: > 0 } credentials && IsFolder(credentials) ? credentials
            : null;
    }

    /// <summary>The secrets of a configuration that have a value: those of the folder, and those that stand elsewhere (too).</summary>
    public static SecretPlaces PlacesIn(IConfigurationRoot configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var secrets = configuration.AsEnumerable().Select(pair => pair.Key).Where(SecretSettings.Contains).Order(StringComparer.Ordinal);
        var folder = configuration.Providers.OfType<SecretFiles>().ToList();
        var others = configuration.Providers.Where(provider => provider is not SecretFiles).ToList();
        return new(
            [.. secrets.Where(name => folder.Exists(provider => provider.TryGet(name, out _)))],
            [.. secrets.Where(name => others.Exists(provider => provider.TryGet(name, out var value) && IsSecret(name, value)))]
        );
    }

    private static bool IsFolder(string path) => Path.IsPathFullyQualified(path) && Directory.Exists(path);

    private static SecretFiles Read(string path)
    {
        var files = SecretFiles.In(path);
        return OpenFolder.Find(path, files) is { } open
            ? throw new ConfigurationException(
                $"other accounts of this machine can read or change '{open}'. Leave it to this account, or to it and a group: mode 0400 or 0440 "
                    + "for files."
            )
            : new SecretFiles(files);
    }

    // the connection string of a file, or of a server that knows this account, is none
    private static bool IsSecret(string name, string? value) =>
        !string.IsNullOrEmpty(value) && (!name.StartsWith("ConnectionStrings", StringComparison.OrdinalIgnoreCase) || HasPassword(value));

    // by its keywords: a path may contain these letters too
    private static bool HasPassword(string connection)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            return parts.ContainsKey("Password") || parts.ContainsKey("Pwd") || parts.ContainsKey("Psw");
        }
        catch (ArgumentException)
        {
            return true; // nobody can tell
        }
    }
}

/// <summary>Names of secrets, never their values.</summary>
/// <param name="InFolder">Those that the folder gives.</param>
/// <param name="Elsewhere">Those that stand in the environment, a file or an argument, whether the folder has them too or not.</param>
public sealed record SecretPlaces(IReadOnlyList<string> InFolder, IReadOnlyList<string> Elsewhere);
