namespace RecsConsole.Platform.Secrets;

/// <summary>
/// Whether accounts other than the owner and the group can read or change files. Only the modes of the folder and of the files count: what
/// lies above could be passed by a link. Windows has no modes: there nothing is found.
/// </summary>
public static class OpenFolder
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The first path that is open to others; null when none is.</summary>
    public static string? Find(string folder, IEnumerable<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (OperatingSystem.IsWindows() || (ModeOf(folder) & Others) == UnixFileMode.None)
        {
            return null;
        }

        // a secret volume of Kubernetes is a folder that the modes leave to everybody and the mount to nobody
        if (ModeOf(folder).HasFlag(UnixFileMode.OtherWrite) && !MountTable.Read().IsReadOnly(RealPath.Of(folder)))
        {
            return folder;
        }

        return files.FirstOrDefault(IsOpen);
    }

    /// <summary>Takes the rights of others away from a folder and its files, where this account and the file system can.</summary>
    public static void Close(string folder)
    {
        TakeRights(folder); // first, so that nobody adds files meanwhile
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            TakeRights(file);
        }
    }

    private static void TakeRights(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            var mode = ModeOf(path);
            if ((mode & Others) != UnixFileMode.None)
            {
                File.SetUnixFileMode(path, mode & ~Others);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // of another account, or on a file system without modes: Find tells
        }
    }

    private static bool IsOpen(string file) => (ModeOf(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None;

    // the modes of a link say nothing
    private static UnixFileMode ModeOf(string path)
    {
        try
        {
            return OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(RealPath.Of(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return UnixFileMode.None; // another process removed it meanwhile, or the link leads nowhere
        }
    }
}
