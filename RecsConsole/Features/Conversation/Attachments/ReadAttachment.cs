using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Conversation.Attachments;

/// <summary>Downloads an attachment for those who may view its case; each download is audited.</summary>
public sealed class ReadAttachment(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "read.attachment";
    private const string Kind = "attachment";

    public async Task<Result<AttachmentFile>> RunAsync(Actor actor, Guid attachmentId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var file = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(row => row.Id == attachmentId, cancellationToken);
        var row = file is null
            ? null
            : await db.Cases.AsNoTracking().FirstOrDefaultAsync(each => each.Id == file.CaseId, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken))
        {
            var error = Error.NotFound(Texts.FileNotThere);
            return await scope.DenyAsync(Name, Kind, attachmentId.ToString("D"), error, cancellationToken);
        }

        auditTrail.Append(db, actor.PersonOrNull, new(Name, Kind, attachmentId.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        return file!.Content.Length == file.Size
            ? new AttachmentFile(file.Name, file.ContentType, file.Content)
            : Error.NotFound(Texts.FileNotThere);
    }
}

/// <summary>A file to download.</summary>
public sealed record AttachmentFile(string Name, string ContentType, byte[] Content);
