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
        if (ModeOf(folder).HasFlag(UnixFileMode.OtherWrite) && !MountTable.Read().IsReadOnly(Target(folder)))
        {
            return folder;
        }

        return files.FirstOrDefault(IsOpen);
    }

    private static bool IsOpen(string file) => (ModeOf(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != UnixFileMode.None;

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(Target(path));

    // the modes of a link say nothing
    private static string Target(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
}
