using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Conversation.Attachments;

/// <summary>Where a file of a message is taken out; a page cannot send one through its circuit.</summary>
public static class AttachmentEndpoint
{
    private const string Pattern = "/attachments/{id:guid}";

    public static WebApplication MapAttachments(this WebApplication app)
    {
        app.MapGet(Pattern, GetAsync);
        return app;
    }

    public static string AddressOf(Guid id) => $"/attachments/{id:D}";

    // always as a file to save: a browser must not run in our name what a customer sent
    private static async Task<IResult> GetAsync(Guid id, HttpContext context, ReadAttachment readAttachment)
    {
        var result = await readAttachment.RunAsync(ActorProvider.FromHttpContext(context), id, context.RequestAborted);
        return result.Value is { } file ? Results.File(file.Content, file.ContentType, file.Name) : Results.NotFound();
    }
}
