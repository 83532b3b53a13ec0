using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Secrets;

/// <summary>The secrets of one folder as a part of the configuration. Files with other names are never opened.</summary>
public sealed class SecretFiles : ConfigurationProvider, IConfigurationSource
{
    private const string Delimiter = "__";

    /// <exception cref="ConfigurationException">A secret is empty, or two files hold the same one.</exception>
    public SecretFiles(IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            if (!Data.TryAdd(ToSetting(name), Read(file)))
            {
                throw new ConfigurationException($"the secret '{name}' is there twice, in files whose names differ in case or delimiter.");
            }
        }
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    /// <summary>The files of a folder that are named like a secret, in the order of their names.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder)
                .Where(file => SecretSettings.Contains(ToSetting(Path.GetFileName(file))))
                .Order(StringComparer.Ordinal),
        ];

    private static string Read(string file)
    {
        // a pipe or a socket has no length: it is not opened, since that could wait for ever; of a link, the length is the link's own
        var target = File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file);
        var value = target.Length == 0 ? "" : File.ReadAllText(file).TrimEnd('\r', '\n');
        return value.Length > 0 ? value : throw new ConfigurationException($"the secret '{Path.GetFileName(file)}' is empty.");
    }

    private static string ToSetting(string file) => file.Replace(Delimiter, ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);
}
