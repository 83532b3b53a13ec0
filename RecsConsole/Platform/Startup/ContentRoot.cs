namespace RecsConsole.Platform.Startup;

/// <summary>
/// Finds the folder of appsettings.json, whatever folder the console is started from; paths on the command line are relative to the latter.
/// A debug build run where it was built is a developer's: environment Development, own port. Launch settings would do the same, but `dotnet
/// run` then prints an extra line before every answer.
/// </summary>
public static class ContentRoot
{
    private const string DeveloperAddress = "http://127.0.0.1:5080";

#if DEBUG
    private const bool DebugBuild = true;
#else
    private const bool DebugBuild = false;
#endif

    /// <summary>The folder; null when it is given explicitly: then the framework's own rule applies.</summary>
    public static string? Find(string[] args) => IsSet(args, "contentRoot") ? null : ProjectFolder() ?? AppContext.BaseDirectory;

    public static string? EnvironmentName(string[] args) =>
        IsDevelopersRun() && !IsSet(args, "environment") ? Environments.Development : null;

    public static void UseDeveloperAddress(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = builder.Configuration;
        if (
            IsDevelopersRun()
            && builder.Environment.IsDevelopment()
            && settings["urls"] is null
            && settings["HTTP_PORTS"] is null
            && settings["HTTPS_PORTS"] is null
            && !settings.GetSection("Kestrel:Endpoints").Exists()
        )
        {
            builder.WebHost.UseUrls(DeveloperAddress);
        }
    }

    private static bool IsDevelopersRun() => DebugBuild && ProjectFolder() is not null;

    private static bool IsSet(string[] args, string setting) =>
        Array.Exists(args, arg => arg.StartsWith($"--{setting}", StringComparison.OrdinalIgnoreCase))
        || Environment.GetEnvironmentVariable($"ASPNETCORE_{setting.ToUpperInvariant()}") is not null
        || Environment.GetEnvironmentVariable($"DOTNET_{setting.ToUpperInvariant()}") is not null;

    /// <summary>The project's folder when run from the build output, because its data must survive a clean build.</summary>
    private static string? ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory).Parent; folder is not null; folder = folder.Parent)
        {
            if (
                File.Exists(Path.Combine(folder.FullName, "RecsConsole.csproj"))
                && File.Exists(Path.Combine(folder.FullName, "appsettings.json"))
            )
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
