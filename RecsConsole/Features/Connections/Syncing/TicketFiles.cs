using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Conversation;
using RecsConsole.Connectors;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Scanning;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Fetches the files of what is new on a ticket, before it is imported: no transaction waits for the other system. Files that the desk does
/// not accept, or in which the virus scanner finds something, are left there and named on the case.
/// </summary>
public sealed class TicketFiles(TenantDb tenantDb, UploadScan scan)
{
    /// <summary>
    /// The ticket with its new files; no answer when the other system or the virus scanner stops answering, so that the ticket is read
    /// again. A file on which a scanner that answers gives no verdict is a problem of its ticket alone, which is refused.
    /// </summary>
    internal async Task<RemoteAnswer<ReadTicket>> ReadAsync(
        Actor job,
        Guid connectionId,
        TicketSource source,
        string ticketId,
        CancellationToken cancellationToken
    )
    {
        var read = await source.System.ReadAsync(source.Access, ticketId, cancellationToken);
        if (read.Value is not { } ticket)
        {
            return read.As<ReadTicket>();
        }

        var wanted = await WantedAsync(job, connectionId, ticket, cancellationToken);
        if (wanted.Count > 0 && await scan.IsAwayAsync(job, cancellationToken))
        {
            return RemoteAnswer<ReadTicket>.NotNow(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileIsNotScanned)));
        }

        var files = new Dictionary<string, NewAttachment>(StringComparer.Ordinal);
        foreach (var file in wanted)
        {
            var answer = await FetchAsync(job, source, file, cancellationToken);
            if (answer.Value is not { } fetched)
            {
                return answer.As<ReadTicket>();
            }

            if (fetched.Accepted is { } accepted)
            {
                files[file.Id] = accepted;
            }
        }

        return RemoteAnswer<ReadTicket>.From(new(ticket, files));
    }

    private async Task<RemoteAnswer<FetchedFile>> FetchAsync(
        Actor job,
        TicketSource source,
        RemoteFile file,
        CancellationToken cancellationToken
    )
    {
        var answer = await source.System.DownloadAsync(source.Access, file, cancellationToken);
        if (answer.Trouble is not null)
        {
            return answer.As<FetchedFile>();
        }

        var name = AttachmentRules.CleanName(file.Name);
        if (answer.Value is not { } content || AttachmentRules.ProblemOf(name, content) is not null)
        {
            return RemoteAnswer<FetchedFile>.From(new(null));
        }

        // without its name, which may be about somebody: what is wrong with a ticket is stored in the clear
        var refusal = await scan.FindProblemAsync(job, content, cancellationToken);
        return refusal?.Kind is ErrorKind.Unavailable
            ? RemoteAnswer<FetchedFile>.Refused(StoredText.From<Texts>(nameof(Texts.FileHasNoVerdict), file.Id))
            : RemoteAnswer<FetchedFile>.From(new(refusal is null ? new(name, AttachmentRules.TypeOf(name)!, content) : null));
    }

    private async Task<IReadOnlyList<RemoteFile>> WantedAsync(
        Actor job,
        Guid connectionId,
        RemoteTicket ticket,
        CancellationToken cancellationToken
    )
    {
        if (ticket.Files.Count == 0 && ticket.Entries.All(entry => entry.Files.Count == 0))
        {
            return [];
        }

        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        var seen = await db
            .TicketLinks.Where(link => link.ConnectionId == connectionId && link.TicketId == ticket.Id && link.CaseId != null)
            .Select(link => (long?)link.SeenEntry)
            .FirstOrDefaultAsync(cancellationToken);
        return
        [
            .. ticket.Files.Where(file => seen is null && IsAccepted(file)).Take(AttachmentRules.MaxFiles),
            .. ticket
                .Entries.Where(entry => !entry.IsPrivate && entry.Id > (seen ?? 0) && WrittenMark.Of(entry.Text) is null)
                .SelectMany(entry => entry.Files.Where(IsAccepted).Take(AttachmentRules.MaxFiles)),
        ];
    }

    // the size is known to some systems only; the content is checked again
    private static bool IsAccepted(RemoteFile file) =>
        AttachmentRules.ProblemOf(AttachmentRules.CleanName(file.Name), file.Size ?? 1) is null;

    /// <param name="Accepted">Null for one that stays there.</param>
    private sealed record FetchedFile(NewAttachment? Accepted);
}

/// <summary>A ticket as read, with the accepted files of what is new on it, by their id there.</summary>
internal sealed record ReadTicket(RemoteTicket Ticket, IReadOnlyDictionary<string, NewAttachment> Files);
