namespace RecsConsole.Tests.Support;

/// <summary>A folder that is deleted after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => FullPath = Directory.CreateTempSubdirectory("recs-test-").FullName;

    public string FullPath { get; }

    public string In(string name) => Path.Combine(FullPath, name);

    public void Dispose()
    {
        if (Directory.Exists(FullPath)) // test hosts are disposed twice
        {
            Directory.Delete(FullPath, recursive: true);
        }
    }
}
