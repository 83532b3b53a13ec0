using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>Finds public data sets beside the repository or in RECS_DATA; if they are missing, the test is skipped and says so.</summary>
public static class PublicData
{
    public static string Find(string name)
    {
        var folder = Environment.GetEnvironmentVariable("RECS_DATA");
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); folder is null && above is not null; above = above.Parent)
        {
            var shared = Path.Combine(above.FullName, "shared", "data");
            folder = Directory.Exists(shared) ? shared : null;
        }

        var file = Path.Combine(folder ?? "", name);
        Assert.SkipUnless(File.Exists(file), $"{name} is not here: set RECS_DATA to the folder with the public data.");
        return file;
    }
}
