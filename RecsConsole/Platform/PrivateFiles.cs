namespace RecsConsole.Platform;

/// <summary>Files that only this operating-system account may read.</summary>
public static class PrivateFiles
{
    /// <summary>A new file for what does not fit into memory; removed once it is closed.</summary>
    public static FileStream NewPassing()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(Path.Combine(Path.GetTempPath(), $"recs-{Guid.NewGuid():N}"), options);
    }
}
