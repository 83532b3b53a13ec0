using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Compliance;

/// <summary>The download of who is suggested for which skill.</summary>
public static class ComplianceEndpoint
{
    /// <summary>URL of the file; takes the use.</summary>
    public const string Path = "/admin/privacy/compliance/experts";

    /// <summary>The address for one use.</summary>
    public static string AddressOf(DataUse use) => $"{Path}?use={ComplianceLabels.CodeOf(use)}";

    internal static WebApplication Map(WebApplication app)
    {
        app.MapGet(Path, ExportAsync);
        return app;
    }

    private static async Task<IResult> ExportAsync(string? use, HttpContext context, ExportExperts exportExperts)
    {
        if (!Enum.TryParse<DataUse>(use, ignoreCase: true, out var wanted))
        {
            return Results.NotFound();
        }

        var result = await exportExperts.RunAsync(ActorProvider.FromHttpContext(context), wanted, context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, "text/csv; charset=utf-8", file.Name)
            : result.Error!.Kind is ErrorKind.NotFound ? Results.NotFound()
            : Results.Text(result.Error.Message, statusCode: StatusCodes.Status403Forbidden);
    }
}
