namespace RecsConsole.Platform;

/// <summary>Where appsettings.json lies, whatever folder the console is started from: paths on the command line are relative to that one.</summary>
public static class ContentRoot
{
    private const string Marker = "appsettings.json";

    /// <summary>Null where somebody has said so: then the framework's own rule holds.</summary>
    public static string? Find(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (
            Array.Exists(
                args,
                arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)
            )
            || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
            || Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") is not null
        )
        {
            return null;
        }

        return ProjectFolder() ?? AppContext.BaseDirectory;
    }

    /// <summary>Run from the build output, the project's folder: its data must survive a clean build.</summary>
    private static string? ProjectFolder()
    {
        for (
            var folder = new DirectoryInfo(AppContext.BaseDirectory).Parent;
            folder is not null;
            folder = folder.Parent
        )
        {
            if (
                File.Exists(Path.Combine(folder.FullName, "RecsConsole.csproj"))
                && File.Exists(Path.Combine(folder.FullName, Marker))
            )
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
