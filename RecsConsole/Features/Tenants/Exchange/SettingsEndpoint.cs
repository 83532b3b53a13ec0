using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Tenants.Exchange;

/// <summary>The download of the settings in force.</summary>
public static class SettingsEndpoint
{
    /// <summary>URL of the file.</summary>
    public const string Path = "/admin/tenant/file";

    internal static WebApplication Map(WebApplication app)
    {
        app.MapGet(Path, ExportAsync);
        return app;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, ExportSettings exportSettings)
    {
        var result = await exportSettings.RunAsync(ActorProvider.FromHttpContext(context), context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, "application/yaml", file.Name) : Results.NotFound();
    }
}
