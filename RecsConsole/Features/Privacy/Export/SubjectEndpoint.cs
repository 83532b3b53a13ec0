using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Privacy.Export;

/// <summary>The download of everything stored about a person or a customer.</summary>
public static class SubjectEndpoint
{
    /// <summary>URL of the file; takes kind and key.</summary>
    public const string Path = "/admin/privacy/subject";

    public static string AddressOf(SubjectName subject) =>
        $"{Path}?kind={Uri.EscapeDataString(subject.Kind)}&key={Uri.EscapeDataString(subject.Key)}";

    internal static WebApplication Map(WebApplication app)
    {
        app.MapGet(Path, ExportAsync);
        return app;
    }

    private static async Task<IResult> ExportAsync(string? kind, string? key, HttpContext context, ExportSubject exportSubject)
    {
        var actor = ActorProvider.FromHttpContext(context);
        var result = await exportSubject.RunAsync(actor, new(kind ?? "", key ?? ""), context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, "application/zip", file.Name)
            : result.Error!.Kind is ErrorKind.Forbidden ? Results.Text(result.Error.Message, statusCode: StatusCodes.Status403Forbidden)
            : Results.NotFound();
    }
}
