using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.Redmine;

/// <summary>Files of Redmine's issues: which belong to which entry, their content, and new ones.</summary>
public sealed class RedmineFiles(RemoteHttp http)
{
    private const string Added = "attachment";

    /// <summary>The files that an entry added, as far as they are still there.</summary>
    internal static IReadOnlyList<RemoteFile> Of(RedmineIssue issue, RedmineJournal journal)
    {
        var added = AddedBy(journal).ToHashSet(StringComparer.Ordinal);
        return [.. (issue.Attachments ?? []).Where(file => added.Contains(IdOf(file))).Select(ToFile)];
    }

    /// <summary>The files that the issue was opened with: those that no entry added.</summary>
    internal static IReadOnlyList<RemoteFile> OfOpening(RedmineIssue issue)
    {
        var added = (issue.Journals ?? []).SelectMany(AddedBy).ToHashSet(StringComparer.Ordinal);
        return [.. (issue.Attachments ?? []).Where(file => !added.Contains(IdOf(file))).Select(ToFile)];
    }

    internal async Task<RemoteAnswer<byte[]>> DownloadAsync(RemoteAccess access, RemoteFile file, CancellationToken cancellationToken)
    {
        var path = "attachments/download/" + Uri.EscapeDataString(file.Id);
        var sent = await http.SendAsync(access, RedmineTickets.Get(path), cancellationToken);
        return sent.Value is { } reply ? RemoteAnswer<byte[]>.From(reply.Body) : sent.As<byte[]>();
    }

    /// <summary>
    /// Uploads the files of a note. Each waits for the note that names it; Redmine deletes those that no note came to claim.
    /// </summary>
    internal async Task<RemoteAnswer<IReadOnlyList<RedmineNoteFile>>> UploadAsync(
        RemoteAccess access,
        IReadOnlyList<CarriedFile> files,
        CancellationToken cancellationToken
    )
    {
        List<RedmineNoteFile> uploaded = [];
        foreach (var file in files)
        {
            var path = "uploads.json?filename=" + Uri.EscapeDataString(file.Name);
            var request = RedmineTickets.Get(path) with { Method = HttpMethod.Post, File = file.Content };
            var answer = await http.AskAsync<UploadAnswer>(access, request, cancellationToken);
            if (answer.Value is null)
            {
                return answer.As<IReadOnlyList<RedmineNoteFile>>();
            }

            if (answer.Value.Upload?.Token is not { } token)
            {
                return RemoteAnswer<IReadOnlyList<RedmineNoteFile>>.Refused(
                    StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotUnderstood))
                );
            }

            uploaded.Add(new(token, file.Name, file.ContentType));
        }

        return RemoteAnswer<IReadOnlyList<RedmineNoteFile>>.From(uploaded);
    }

    private static IEnumerable<string> AddedBy(RedmineJournal journal) =>
        (journal.Details ?? [])
            .Where(detail => string.Equals(detail.Property, Added, StringComparison.Ordinal) && detail.NewValue is not null)
            .Select(detail => detail.Name)
            .OfType<string>();

    private static string IdOf(RedmineAttachment file) => file.Id.ToString(CultureInfo.InvariantCulture);

    private static RemoteFile ToFile(RedmineAttachment file) => new(IdOf(file), file.Filename ?? "", file.Filesize);
}
