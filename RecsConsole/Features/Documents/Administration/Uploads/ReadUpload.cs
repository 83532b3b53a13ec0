using RecsConsole.Access;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Documents.Import.Formats;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Administration.Uploads;

/// <summary>Reads a Markdown, HTML, Word or PDF file into a draft; nothing is stored.</summary>
public sealed class ReadUpload(OperationScopeFactory scopes, FileConversion conversion)
{
    public async Task<Result<ReadFile>> RunAsync(Actor actor, UploadedFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, "upload.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (UploadRules.ProblemOf(file.Name, file.Content.Length) is { } problem)
        {
            return Error.Invalid(problem);
        }

        var names = await TenantNames.ReadAsync(scope.Db, cancellationToken);
        try
        {
            var read = await conversion.RunAsync(file, cancellationToken);
            return read.Value is { } source
                ? new ReadFile(new SourceResult(names).Read(source.Source).Draft, source.HasFacts)
                : read.Error!;
        }
        catch (DocumentInputException e)
        {
            return Error.Invalid(UploadRules.HasLines(file.Name) ? Texts.Line.With(e.Line, e.Message) : e.Message);
        }
    }
}

/// <summary>A draft from a file.</summary>
/// <param name="HasFacts">The file states owner, readers and the other facts; otherwise only title, key and text come from it.</param>
public sealed record ReadFile(DocumentDraft Draft, bool HasFacts);
