using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.Redmine;

/// <summary>Redmine 5 and later through its REST API, signed in with an account's key.</summary>
public sealed class RedmineTickets(
    RemoteHttp http,
    RedmineDirectory directory,
    RedmineRights rights,
    RedmineFiles files,
    RedmineCustomFields fields,
    RedmineOwners owners
) : ITicketSystem
{
    private const string KeyHeader = "X-Redmine-API-Key";

    // Redmine's maximum per page
    private const int PageSize = 100;

    public string Kind => "redmine";

    public string Name => "Redmine";

    public async Task<RemoteAnswer<RemoteSite>> ReadSiteAsync(RemoteAccess access, CancellationToken cancellationToken)
    {
        // lists return nothing to anonymous requests, so the account is checked first
        var account = await http.AskAsync<UserAnswer>(access, Get("users/current.json"), cancellationToken);
        if (account.Value is not { } own)
        {
            return account.As<RemoteSite>();
        }

        var statuses = await http.AskAsync<StatusList>(access, Get("issue_statuses.json"), cancellationToken);
        return statuses.Value is { } list
            ? RemoteAnswer<RemoteSite>.From(new(own.User?.Login ?? "", [.. (list.IssueStatuses ?? []).Select(StatusOf)]))
            : statuses.As<RemoteSite>();
    }

    public async Task<RemoteAnswer<TicketPage>> ChangesAsync(
        RemoteAccess access,
        TicketQuestion question,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(question);
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"issues.json?status_id=*&sort=updated_on,id&limit={PageSize}&offset={question.Offset}"
        );
        path += question.Since is { } since
            ? "&updated_on="
                + Uri.EscapeDataString(">=" + since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            : "";
        path += access.Queue is { } queue ? "&project_id=" + Uri.EscapeDataString(queue) : "";
        var answer = await http.AskAsync<IssueList>(access, Get(path), cancellationToken);
        return answer.Value is { } list
            ? RemoteAnswer<TicketPage>.From(
                new([.. (list.Issues ?? []).Select(HeadOf)], list.Offset + (list.Issues?.Count ?? 0) < list.TotalCount)
            )
            : answer.As<TicketPage>();
    }

    public async Task<RemoteAnswer<RemoteTicket>> ReadAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        var sent = await http.SendAsync(access, Get(PathOf(ticketId) + "?include=journals,attachments"), cancellationToken);
        if (sent.Value is not { } reply)
        {
            return sent.As<RemoteTicket>();
        }

        return RemoteJson.Read<IssueAnswer>(reply.Body)?.Issue is { Status: not null } issue
            ? RemoteAnswer<RemoteTicket>.From(await TicketOfAsync(access, issue, reply.IsSettledSince(issue.UpdatedOn), cancellationToken))
            : RemoteAnswer<RemoteTicket>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotUnderstood)));
    }

    public Task<RemoteAnswer<byte[]>> DownloadAsync(RemoteAccess access, RemoteFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(file);
        return files.DownloadAsync(access, file, cancellationToken);
    }

    public async Task<RemoteAnswer<WrittenEntry>> WriteAsync(
        RemoteAccess access,
        TicketWriting writing,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(writing);
        var before = await IssueAsync(access, writing.TicketId, cancellationToken);
        if (before.Value is not { } issue)
        {
            return before.As<WrittenEntry>();
        }

        if (EntryOf(issue, writing.Mark) is { } there)
        {
            return Written(issue, there, writing); // an earlier attempt succeeded, and only its response was lost
        }

        var wanted = writing.IsOvertakenBy(IdOf(issue.Status)) ? null : writing.StatusId;
        if (wanted is not null && !Is(issue.Status, wanted) && !(issue.AllowedStatuses ?? []).Any(each => Is(each, wanted)))
        {
            // Redmine silently ignores such a status
            return RemoteAnswer<WrittenEntry>.Refused(
                StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.StatusNotAllowed), issue.Status?.Name)
            );
        }

        var allowed = await rights.MayWriteAsync(access, issue.Project, writing.IsPrivate, cancellationToken);
        if (allowed.Value is null)
        {
            return allowed.As<WrittenEntry>();
        }

        var set = await fields.WriteAsync(access, issue, writing, cancellationToken);
        return set.Value is null ? set.As<WrittenEntry>() : await PutAsync(access, writing, wanted, cancellationToken);
    }

    public async Task<RemoteAnswer<WrittenEntry>> AssignAsync(
        RemoteAccess access,
        OwnerWriting writing,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(writing);
        var read = await IssueAsync(access, writing.TicketId, cancellationToken);
        return read.Value is { } issue ? await owners.WriteAsync(access, issue, writing, cancellationToken) : read.As<WrittenEntry>();
    }

    private async Task<RemoteAnswer<WrittenEntry>> PutAsync(
        RemoteAccess access,
        TicketWriting writing,
        string? status,
        CancellationToken cancellationToken
    )
    {
        var uploaded = await files.UploadAsync(access, writing.Files, cancellationToken);
        if (uploaded.Value is not { } uploads)
        {
            return uploaded.As<WrittenEntry>();
        }

        var change = new
        {
            Notes = WrittenMark.With(writing.Text, writing.Mark),
            PrivateNotes = writing.IsPrivate,
            StatusId = status,
            Uploads = uploads.Count == 0 ? null : uploads,
        };
        var sent = await http.SendAsync(access, Put(PathOf(writing.TicketId), new { Issue = change }), cancellationToken);
        if (sent.Value is null)
        {
            return sent.As<WrittenEntry>();
        }

        var after = await IssueAsync(access, writing.TicketId, cancellationToken);
        // the change was accepted: whether or not the ticket shows it yet, the mark will be found by the next attempt
        return after.Value is not { } changed ? RemoteAnswer<WrittenEntry>.Away(after.Problem!)
            : EntryOf(changed, writing.Mark) is { } entry ? Written(changed, entry, writing)
            : RemoteAnswer<WrittenEntry>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NoteNotTaken)));
    }

    internal static RemoteRequest Get(string path) => new(HttpMethod.Get, path, KeyHeader);

    internal static RemoteRequest Put(string path, object body) => new(HttpMethod.Put, path, KeyHeader) { Body = body };

    private static RemoteAnswer<WrittenEntry> Written(RedmineIssue issue, RedmineJournal entry, TicketWriting writing)
    {
        // a private note gets its own entry, separate from the one with the changed fields
        var hasMoved = (issue.Journals ?? []).Any(each =>
            each.CreatedOn == entry.CreatedOn && each.User?.Id == entry.User?.Id && (each.Details ?? []).Any(IsStatus)
        );
        var isOvertaken =
            (writing.StatusId is { } wanted && !hasMoved && !Is(issue.Status, wanted))
            || FieldWriting.Other(writing.Fields, RedmineCustomFields.Of(issue)) is not null;
        // changes by others stay, and are read as news
        return RemoteAnswer<WrittenEntry>.From(new(entry.Id, hasMoved ? writing.StatusId : null, isOvertaken));
    }

    private static RedmineJournal? EntryOf(RedmineIssue issue, Guid mark) =>
        (issue.Journals ?? []).FirstOrDefault(each => each.Notes is { } notes && WrittenMark.Of(notes) == mark);

    private async Task<RemoteAnswer<RedmineIssue>> IssueAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken)
    {
        var answer = await http.AskAsync<IssueAnswer>(
            access,
            Get(PathOf(ticketId) + "?include=journals,allowed_statuses"),
            cancellationToken
        );
        return answer.Value is null ? answer.As<RedmineIssue>()
            : answer.Value.Issue is { Status: not null } issue ? RemoteAnswer<RedmineIssue>.From(issue)
            : RemoteAnswer<RedmineIssue>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotUnderstood)));
    }

    private async Task<RemoteTicket> TicketOfAsync(
        RemoteAccess access,
        RedmineIssue issue,
        bool isSettled,
        CancellationToken cancellationToken
    )
    {
        var id = issue.Id.ToString(CultureInfo.InvariantCulture);
        return new(id, issue.Subject ?? "", issue.Description ?? "", issue.CreatedOn, issue.UpdatedOn, isSettled)
        {
            WebAddress = new Uri(access.Address, "issues/" + id).AbsoluteUri,
            Queue = issue.Project?.Name,
            Type = issue.Tracker?.Name,
            Status = StatusOf(issue.Status!),
            Priority = await directory.RankAsync(access, issue.Priority, cancellationToken),
            Author = await directory.PersonAsync(access, issue.Author, cancellationToken),
            Owner = await directory.PersonAsync(access, issue.AssignedTo, cancellationToken),
            Due = issue.DueDate is { } day ? RemoteDue.On(day) : RemoteDue.None,
            IsPrivate = issue.IsPrivate is true,
            Fields = (issue.CustomFields ?? [])
                .Where(field => field is { Name.Length: > 0, Text: not null })
                .DistinctBy(field => field.Name, StringComparer.Ordinal)
                .ToDictionary(field => field.Name!, field => field.Text!, StringComparer.Ordinal),
            Files = RedmineFiles.OfOpening(issue),
            Entries = await EntriesAsync(access, issue, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<RemoteEntry>> EntriesAsync(
        RemoteAccess access,
        RedmineIssue issue,
        CancellationToken cancellationToken
    )
    {
        List<RemoteEntry> entries = [];
        foreach (var journal in (issue.Journals ?? []).OrderBy(each => each.Id))
        {
            var by = await directory.PersonAsync(access, journal.User, cancellationToken);
            var moved = (journal.Details ?? []).FirstOrDefault(IsStatus);
            entries.Add(
                new(journal.Id, journal.CreatedOn, by, journal.Notes?.Trim() ?? "", journal.PrivateNotes)
                {
                    HasChangedStatus = moved is not null,
                    StatusId = moved?.NewValue,
                    FormerStatusId = moved?.OldValue,
                    Files = RedmineFiles.Of(issue, journal),
                }
            );
        }

        return entries;
    }

    private static bool IsStatus(RedmineDetail detail) =>
        string.Equals(detail.Property, "attr", StringComparison.Ordinal)
        && string.Equals(detail.Name, "status_id", StringComparison.Ordinal);

    private static TicketHead HeadOf(RedmineIssue issue) =>
        new(issue.Id.ToString(CultureInfo.InvariantCulture), issue.Subject ?? "", issue.Status?.Name, issue.UpdatedOn)
        {
            Queue = issue.Project?.Name,
        };

    private static RemoteStatus StatusOf(RedmineName status) => new(IdOf(status)!, status.Name ?? "");

    private static string? IdOf(RedmineName? named) => named?.Id.ToString(CultureInfo.InvariantCulture);

    private static bool Is(RedmineName? status, string id) => string.Equals(IdOf(status), id, StringComparison.Ordinal);

    internal static string PathOf(string ticketId) => $"issues/{Uri.EscapeDataString(ticketId)}.json";
}
