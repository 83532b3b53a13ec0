namespace RecsConsole.Platform.Startup;

/// <summary>The folder of all files of the console: the embedded database and the keys.</summary>
public sealed class DataFolder
{
    public const string Setting = "DataFolder";

    /// <summary>The subfolder of the keys that decrypt the database's texts; nodes of one database share it.</summary>
    public const string Keys = "keys";

    /// <summary>The subfolder of the engine versions that made decisions here.</summary>
    public const string Engines = "engines";

    private const string Default = "App_Data";
    private const int ProbeBytes = 64 * 1024;

    public DataFolder(IConfiguration configuration, string contentRoot)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var configured = configuration[Setting];
        FullPath = Path.GetFullPath(string.IsNullOrWhiteSpace(configured) ? Default : configured, contentRoot);
        Create(FullPath);
    }

    public string FullPath { get; }

    public string In(string name) => Path.Combine(FullPath, name);

    /// <summary>A subfolder that only this operating-system account may read.</summary>
    public DirectoryInfo PrivateFolder(string name)
    {
        var path = In(name);
        return CreatePrivate(path);
    }

    /// <summary>A new file that only this operating-system account may read.</summary>
    public static FileStream NewPrivateFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }

    // an existing folder keeps its permissions
    private static DirectoryInfo CreatePrivate(string path) =>
        OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>
    /// Writes and removes a file: only written bytes reveal missing permissions, quotas, a full disk and read-only mounts.
    /// </summary>
    public void CheckWritable()
    {
        var probe = In($".probe-{Guid.NewGuid():N}");
        try
        {
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            file.Write(new byte[ProbeBytes]);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    private void Create(string path)
    {
        try
        {
            CreatePrivate(path);
            CheckWritable();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{Setting} is '{path}', which cannot be created or written: {e.Message}", e);
        }
    }
}
