using RecsConsole.Platform;

namespace RecsConsole.Connectors.RequestTracker;

/// <summary>Writes fields, a status and a note to a ticket, once: in requests of which a retry can detect each.</summary>
public sealed class RtNotes(RemoteHttp http, RtHistory history, RtCustomFields fields)
{
    internal async Task<RemoteAnswer<WrittenEntry>> WriteAsync(
        RemoteAccess access,
        TicketWriting writing,
        CancellationToken cancellationToken
    )
    {
        var before = await ReadTicketAsync(access, writing.TicketId, cancellationToken);
        if (before.Value is not { } now)
        {
            return before.As<WrittenEntry>();
        }

        if (EntryOf(now, writing.Mark) is not null)
        {
            return Written(now, writing); // an earlier attempt succeeded, and only its response was lost
        }

        var kind = writing.IsPrivate ? "comment" : "correspond";
        if (!(now.Ticket.Links ?? []).Any(link => RtTickets.Is(link.Kind, kind)))
        {
            return RemoteAnswer<WrittenEntry>.Refused(
                StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotesNotAllowed), now.Ticket.Queue?.Name)
            );
        }

        // fields and status first: if they are refused, no note was written
        var set = await fields.WriteAsync(access, now.Ticket, writing, cancellationToken);
        if (set.Value is null)
        {
            return set.As<WrittenEntry>();
        }

        var wanted = writing.IsOvertakenBy(now.Ticket.Status) ? null : writing.StatusId;
        if (wanted is not null && !RtTickets.Is(now.Ticket.Status, wanted))
        {
            var moved = await MoveAsync(access, writing, wanted, cancellationToken);
            if (moved.Value is null)
            {
                return moved.As<WrittenEntry>();
            }
        }

        return await NoteAsync(access, writing, kind, wanted, cancellationToken);
    }

    // Request Tracker answers 200 even to refusals, explained only in text: the ticket itself shows the result
    private async Task<RemoteAnswer<RtTicket>> MoveAsync(
        RemoteAccess access,
        TicketWriting writing,
        string status,
        CancellationToken cancellationToken
    )
    {
        var change = RtTickets.Ask(HttpMethod.Put, "ticket/" + Uri.EscapeDataString(writing.TicketId)) with
        {
            Body = new Dictionary<string, string>(StringComparer.Ordinal) { ["Status"] = status },
        };
        var said = await http.AskAsync<List<string>>(access, change, cancellationToken);
        if (said.Value is null)
        {
            return said.As<RtTicket>();
        }

        var after = await http.AskAsync<RtTicket>(access, RtTickets.Get(RtTickets.PathOf(writing.TicketId)), cancellationToken);
        return after.Value is null || RtTickets.Is(after.Value.Status, status)
            ? after
            : RemoteAnswer<RtTicket>.Refused(StoredText.Sentence(string.Join("; ", said.Value)));
    }

    private async Task<RemoteAnswer<WrittenEntry>> NoteAsync(
        RemoteAccess access,
        TicketWriting writing,
        string kind,
        string? status,
        CancellationToken cancellationToken
    )
    {
        var words = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["Content"] = WrittenMark.With(writing.Text, writing.Mark),
            ["ContentType"] = "text/plain",
        };
        if (status is not null)
        {
            words["Status"] = status; // otherwise a reply would reopen a resolved ticket
        }

        if (writing.Files.Count > 0)
        {
            words["Attachments"] = writing.Files.Select(ToAttachment).ToList();
        }

        var note = RtTickets.Ask(HttpMethod.Post, $"ticket/{Uri.EscapeDataString(writing.TicketId)}/{kind}") with { Body = words };
        var sent = await http.SendAsync(access, note, cancellationToken);
        if (sent.Value is null)
        {
            return sent.As<WrittenEntry>();
        }

        var after = await ReadTicketAsync(access, writing.TicketId, cancellationToken);
        // the note was accepted: whether or not the ticket shows it yet, the mark will be found by the next attempt
        return after.Value is not { } now ? RemoteAnswer<WrittenEntry>.Away(after.Problem!)
            : EntryOf(now, writing.Mark) is null
                ? RemoteAnswer<WrittenEntry>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NoteNotTaken)))
            : Written(now, writing);
    }

    private static Dictionary<string, string> ToAttachment(CarriedFile file) =>
        new(StringComparer.Ordinal)
        {
            ["FileName"] = file.Name,
            ["FileType"] = file.ContentType,
            ["FileContent"] = Convert.ToBase64String(file.Content),
        };

    private async Task<RemoteAnswer<RtSeen>> ReadTicketAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken)
    {
        var ticket = await http.AskAsync<RtTicket>(access, RtTickets.Get(RtTickets.PathOf(ticketId)), cancellationToken);
        if (ticket.Value is not { } found)
        {
            return ticket.As<RtSeen>();
        }

        var read = await history.ReadAsync(access, RtTickets.IdOf(found), cancellationToken);
        return read.Value is { } entries ? RemoteAnswer<RtSeen>.From(new(found, entries)) : read.As<RtSeen>();
    }

    private static RtEntry? EntryOf(RtSeen seen, Guid mark) => seen.Entries.FirstOrDefault(each => WrittenMark.Of(each.Text) == mark);

    private static RemoteAnswer<WrittenEntry> Written(RtSeen seen, TicketWriting writing)
    {
        var entry = EntryOf(seen, writing.Mark)!.Line;
        var hasMoved = seen.Entries.Any(each =>
            RtTickets.Is(each.Line.Type, RtHistory.StatusChange)
            && RtTickets.Is(each.Line.NewValue, writing.StatusId)
            && RtTickets.Is(each.Line.Creator?.Id, entry.Creator?.Id)
        );
        var isOvertaken =
            (writing.StatusId is { } wanted && !hasMoved && !RtTickets.Is(seen.Ticket.Status, wanted))
            || FieldWriting.Other(writing.Fields, RtCustomFields.Of(seen.Ticket)) is not null;
        return RemoteAnswer<WrittenEntry>.From(new(entry.Id, hasMoved ? writing.StatusId : null, isOvertaken));
    }

    private sealed record RtSeen(RtTicket Ticket, IReadOnlyList<RtEntry> Entries);
}
