using System.IO.Compression;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database.Backup;

/// <summary>The files of one subfolder of the data folder, in a zip file beside a backup.</summary>
/// <param name="Replaces">Whether a restored file replaces one of the same name; others stay.</param>
internal sealed record BackupArchive(string Path, DirectoryInfo Folder, Func<string, bool> Includes, Func<string, bool> Replaces)
{
    /// <summary>Writes the zip file, empty when the folder is.</summary>
    public void Write()
    {
        using var file = DataFolder.NewPrivateFile(Path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var each in Folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(each => Includes(each.Name)))
        {
            archive.CreateEntryFromFile(each.FullName, System.IO.Path.GetRelativePath(Folder.FullName, each.FullName).Replace('\\', '/'));
        }
    }

    /// <summary>Unpacks the zip file into the folder; without one, the folder may have been restored manually.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, or it names a place outside the folder.</exception>
    public void Restore()
    {
        if (!File.Exists(Path))
        {
            return;
        }

        try
        {
            using var archive = ZipFile.OpenRead(Path);
            foreach (var entry in archive.Entries.Where(entry => Includes(entry.Name)))
            {
                Restore(entry);
            }
        }
        catch (InvalidDataException e)
        {
            throw new ConfigurationException($"{Path} is damaged: {e.Message}", e);
        }
    }

    private void Restore(ZipArchiveEntry entry)
    {
        var top = Folder.FullName.TrimEnd(System.IO.Path.DirectorySeparatorChar) + System.IO.Path.DirectorySeparatorChar;
        var target = System.IO.Path.GetFullPath(System.IO.Path.Combine(top, entry.FullName));
        if (!target.StartsWith(top, StringComparison.Ordinal))
        {
            throw new ConfigurationException($"{Path} names a place outside its folder: {entry.FullName}.");
        }

        if (File.Exists(target) && !Replaces(entry.Name))
        {
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        var part = $"{target}.{Guid.NewGuid():N}"; // a restore that ends here leaves no half file under the final name
        using (var file = DataFolder.NewPrivateFile(part))
        using (var content = entry.Open())
        {
            content.CopyTo(file);
        }

        File.Move(part, target, overwrite: true);
    }
}
