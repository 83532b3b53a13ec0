using RecsConsole.Platform;

namespace RecsConsole.Connectors.Redmine;

/// <summary>
/// Sets custom fields of an issue, in a request before the one with the note: Redmine silently ignores a field that the account may not
/// change, and then nothing must have been written.
/// </summary>
public sealed class RedmineCustomFields(RemoteHttp http)
{
    /// <summary>The values of the issue's fields by name; empty for those without one.</summary>
    internal static IReadOnlyDictionary<string, string> Of(RedmineIssue issue) =>
        Named(issue).ToDictionary(field => field.Name!, field => field.Text ?? "", StringComparer.Ordinal);

    /// <summary>Sets what nobody there changed meanwhile; the answer has a value when all of it was accepted.</summary>
    internal async Task<RemoteAnswer<RedmineIssue>> WriteAsync(
        RemoteAccess access,
        RedmineIssue issue,
        TicketWriting writing,
        CancellationToken cancellationToken
    )
    {
        var wanted = FieldWriting.ToSet(writing.Fields, Of(issue));
        if (wanted.Count == 0)
        {
            return RemoteAnswer<RedmineIssue>.From(issue);
        }

        var known = Named(issue).ToDictionary(field => field.Name!, StringComparer.Ordinal);
        var change = new { CustomFields = wanted.Select(field => new { known[field.Name].Id, Value = ValueOf(known[field.Name], field) }) };
        var path = RedmineTickets.PathOf(writing.TicketId);
        var sent = await http.SendAsync(access, RedmineTickets.Put(path, new { Issue = change }), cancellationToken);
        if (sent.Value is null)
        {
            return sent.As<RedmineIssue>();
        }

        var after = await http.AskAsync<IssueAnswer>(access, RedmineTickets.Get(path), cancellationToken);
        return after.Value is not { } answer ? after.As<RedmineIssue>()
            : answer.Issue is not { } changed
                ? RemoteAnswer<RedmineIssue>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotUnderstood)))
            : FieldWriting.Other(wanted, Of(changed)) is { } ignored
                ? RemoteAnswer<RedmineIssue>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.FieldNotTaken), ignored.Name))
            : RemoteAnswer<RedmineIssue>.From(changed);
    }

    private static IEnumerable<RedmineField> Named(RedmineIssue issue) =>
        (issue.CustomFields ?? []).Where(field => field.Name is { Length: > 0 }).DistinctBy(field => field.Name, StringComparer.Ordinal);

    // a field with several values is read as a list with commas
    private static object ValueOf(RedmineField known, FieldWriting field) =>
        known.HasSeveral ? field.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : field.Value;
}
