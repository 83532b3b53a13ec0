using Microsoft.AspNetCore.Mvc;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Privacy.Export;

/// <summary>
/// The download of everything stored about a person or a customer. A form asks for it, so that whom it is about is in no address: in no
/// history of a browser and in no log of a proxy.
/// </summary>
public static class SubjectEndpoint
{
    /// <summary>Takes a form with the fields kind and key.</summary>
    public const string Path = "/admin/privacy/subject";

    internal static WebApplication Map(WebApplication app)
    {
        app.MapPost(Path, ExportAsync).AddEndpointFilter(FormToken.CheckAsync).DisableAntiforgery(); // the framework's own check, which answers 500
        return app;
    }

    private static async Task<IResult> ExportAsync(
        [FromForm] string? kind,
        [FromForm] string? key,
        HttpContext context,
        ExportSubject exportSubject
    )
    {
        var actor = ActorProvider.FromHttpContext(context);
        var result = await exportSubject.RunAsync(actor, new(kind ?? "", key ?? ""), context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, "application/zip", file.Name)
            : result.Error!.Kind is ErrorKind.Forbidden ? Results.Text(result.Error.Message, statusCode: StatusCodes.Status403Forbidden)
            : Results.NotFound();
    }
}
