using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>The download of the record of processing.</summary>
public static class RecordEndpoint
{
    /// <summary>URL of the file.</summary>
    public const string Path = "/admin/privacy/record/file";

    internal static WebApplication Map(WebApplication app)
    {
        app.MapGet(Path, ExportAsync);
        return app;
    }

    private static async Task<IResult> ExportAsync(HttpContext context, ExportProcessingRecord exportProcessingRecord)
    {
        var result = await exportProcessingRecord.RunAsync(ActorProvider.FromHttpContext(context), context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, "text/markdown; charset=utf-8", file.Name) : Results.NotFound();
    }
}
