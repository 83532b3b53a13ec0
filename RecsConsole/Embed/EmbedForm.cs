namespace RecsConsole.Embed;

/// <summary>The form sent by a panel: the button, its subject, and the session.</summary>
internal sealed record EmbedForm(IFormCollection Fields)
{
    // names of the form fields
    public const string SessionField = "session";
    public const string DoField = "do";
    public const string ShownField = "shown";
    public const string ItemField = "item";
    public const string ResponseField = "response";
    public const string UndoField = "undo";
    public const string ReasonField = "reason";
    public const string NoteField = "note";
    public const string ConfirmedField = "confirmed";
    public const string SeenField = "seen";

    // values of the "do" field
    public const string Look = "look";
    public const string Seen = "seen";
    public const string Accept = "take";
    public const string Dismiss = "leave";
    public const string Undo = "undo";
    public const string Quote = "quote";
    public const string Draft = "keep";
    public const string Why = "why";

    public string? Session => Text(SessionField);

    public string? Text(string name) => Fields[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>Null for a request without a form.</summary>
    public static async Task<EmbedForm?> ReadAsync(HttpContext context) =>
        !HttpMethods.IsPost(context.Request.Method) ? null
        : context.Request.HasFormContentType ? new(await ReadFieldsAsync(context))
        : new EmbedForm(FormCollection.Empty);

    private static async Task<IFormCollection> ReadFieldsAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            // more fields than a form may have, or broken ones
            throw new BadHttpRequestException(e.Message, StatusCodes.Status400BadRequest, e);
        }
    }
}
