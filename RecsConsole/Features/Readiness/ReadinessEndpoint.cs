using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Readiness;

/// <summary>The download of the checklist.</summary>
public static class ReadinessEndpoint
{
    /// <summary>URL of the file.</summary>
    public const string Path = "/admin/readiness/file";

    internal static WebApplication Map(WebApplication app)
    {
        app.MapGet(Path, ExportAsync);
        return app;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, ExportReadiness exportReadiness)
    {
        var result = await exportReadiness.RunAsync(ActorProvider.FromHttpContext(context), context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, "text/markdown; charset=utf-8", file.Name) : Results.NotFound();
    }
}
