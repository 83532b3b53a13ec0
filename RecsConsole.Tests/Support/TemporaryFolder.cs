namespace RecsConsole.Tests.Support;

/// <summary>A folder that is deleted after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullPath = Directory.CreateTempSubdirectory("recs-test-").FullName;

    public string FullPath { get; }

    public string In(string name) => Path.Combine(FullPath, name);

    /// <summary>Another folder with the same files.</summary>
    public TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(FullPath, "*", SearchOption.AllDirectories))
        {
            var target = copy.In(Path.GetRelativePath(FullPath, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public void Dispose()
    {
        if (Directory.Exists(FullPath)) // test hosts are disposed twice
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }
}
