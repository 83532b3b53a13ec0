using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Models.Comparison;

/// <summary>The download of a model's content; a page cannot send a file through its circuit.</summary>
public static class ModelEndpoint
{
    public static string AddressOf(string version) => $"{ModelFilter.Root}/{Uri.EscapeDataString(version)}/file";

    internal static WebApplication Map(WebApplication app)
    {
        app.MapGet(ModelFilter.Root + "/{version}/file", ExportAsync);
        return app;
    }

    private static async Task<IResult> ExportAsync(string version, HttpContext context, ExportModel exportModel)
    {
        var result = await exportModel.RunAsync(ActorProvider.FromHttpContext(context), version, context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, "application/json", file.Name) : Results.NotFound();
    }
}
