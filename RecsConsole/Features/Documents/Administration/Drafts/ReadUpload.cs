using RecsConsole.Access;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>Reads a Markdown file with front matter into a draft for the form; nothing is stored.</summary>
public sealed class ReadUpload(OperationScopeFactory scopes)
{
    public async Task<Result<DocumentDraft>> RunAsync(Actor actor, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, "upload.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var names = await TenantNames.ReadAsync(scope.Db, cancellationToken);
        try
        {
            return new SourceResult(names).Read(MarkdownSource.Read(text)).Draft;
        }
        catch (DocumentInputException e)
        {
            return Error.Invalid(Texts.Line.With(e.Line, e.Message));
        }
    }
}
