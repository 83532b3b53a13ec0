using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Privacy.Erasures.Receipts;

/// <summary>The download of the receipt of an erasure.</summary>
public static class ReceiptEndpoint
{
    /// <summary>URL of the file; takes the id of the destroyed key.</summary>
    public const string Path = "/admin/privacy/receipt";

    public static string AddressOf(Guid key) => $"{Path}?key={key:D}";

    internal static WebApplication Map(WebApplication app)
    {
        app.MapGet(Path, ReadAsync);
        return app;
    }

    private static async Task<IResult> ReadAsync(string? key, HttpContext context, ReadErasureReceipt readReceipt)
    {
        var actor = ActorProvider.FromHttpContext(context);
        var id = Guid.TryParse(key, out var parsed) ? parsed : Guid.Empty; // nobody's: answered like any other that is not there
        var result = await readReceipt.RunAsync(actor, id, context.RequestAborted);
        if (result.Value is not { } receipt)
        {
            return result.Error!.Kind is ErrorKind.Forbidden
                ? Results.Text(result.Error.Message, statusCode: StatusCodes.Status403Forbidden)
                : Results.NotFound();
        }

        var file = ErasureReceiptFile.Of(receipt);
        return Results.File(file.Content, "application/json", file.Name);
    }
}
