namespace RecsConsole.Tests.Support;

/// <summary>The repository that the tests were built from, for tests of files that are not part of a build.</summary>
internal static class RepositoryFolder
{
    public static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "RecsConsole.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No RecsConsole.sln above {AppContext.BaseDirectory}.");
        }

        return folder.FullName;
    }
}
