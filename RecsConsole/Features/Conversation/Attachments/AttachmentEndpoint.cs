using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Conversation.Attachments;

/// <summary>Endpoint that downloads an attachment; a page cannot send a file through its circuit.</summary>
public static class AttachmentEndpoint
{
    private const string Pattern = "/attachments/{id:guid}";

    public static WebApplication MapAttachments(this WebApplication app)
    {
        app.MapGet(Pattern, GetAsync);
        return app;
    }

    public static string AddressOf(Guid id) => $"/attachments/{id:D}";

    // always as a download: a browser must not run customer content under our origin
    private static async Task<IResult> GetAsync(Guid id, HttpContext context, ReadAttachment readAttachment)
    {
        var result = await readAttachment.RunAsync(ActorProvider.FromHttpContext(context), id, context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, file.ContentType, file.Name) : Results.NotFound();
    }
}
