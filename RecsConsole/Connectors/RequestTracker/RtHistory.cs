using System.Globalization;
using System.Text;
using RecsConsole.Platform;

namespace RecsConsole.Connectors.RequestTracker;

/// <summary>Reads the history of a ticket: entries from one list, their texts from another.</summary>
public sealed class RtHistory(RemoteHttp http)
{
    internal const string Created = "Create";
    internal const string Comment = "Comment";
    internal const string Reply = "Correspond";
    internal const string StatusChange = "Status";
    private const int PageSize = 100;

    /// <summary>No history is as long; a server that answers each page with the same entries never ends.</summary>
    private const int MaxPages = 1_000;

    /// <summary>Texts and status changes, oldest first; the first entry created the ticket.</summary>
    internal async Task<RemoteAnswer<IReadOnlyList<RtEntry>>> ReadAsync(
        RemoteAccess access,
        string ticketId,
        CancellationToken cancellationToken
    )
    {
        var lines = await PagesAsync<RtTransaction>(
            access,
            $"ticket/{ticketId}/history?fields=Type,Creator,Created,OldValue,NewValue&fields%5BCreator%5D=RealName,EmailAddress",
            cancellationToken
        );
        if (lines.Value is not { } transactions)
        {
            return lines.As<IReadOnlyList<RtEntry>>();
        }

        var read = await PartsAsync(access, ticketId, cancellationToken);
        return read.Value is { } parts
            ? RemoteAnswer<IReadOnlyList<RtEntry>>.From([
                .. transactions
                    .Where(each => each.Type is Created or Comment or Reply or StatusChange)
                    .OrderBy(each => each.Id)
                    .Select(each => new RtEntry(
                        each,
                        parts.Texts.GetValueOrDefault(each.Id, ""),
                        [.. parts.Files[each.Id].Select(ToFile)]
                    )),
            ])
            : read.As<IReadOnlyList<RtEntry>>();
    }

    /// <summary>The content of a file.</summary>
    internal async Task<RemoteAnswer<byte[]>> DownloadAsync(RemoteAccess access, RemoteFile file, CancellationToken cancellationToken)
    {
        var path = $"attachment/{Uri.EscapeDataString(file.Id)}?fields=Content";
        var answer = await http.AskAsync<RtContent>(access, RtTickets.Get(path), cancellationToken);
        return answer.Value is not { } content ? answer.As<byte[]>()
            : Bytes(content.Content ?? "") is { } bytes ? RemoteAnswer<byte[]>.From(bytes)
            : RemoteAnswer<byte[]>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotUnderstood)));
    }

    private async Task<RemoteAnswer<RtParts>> PartsAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken)
    {
        // content types are read first: files in the same response could exceed the size limit
        var path = $"ticket/{ticketId}/attachments?fields=TransactionId,ContentType,Filename";
        var listed = await PagesAsync<RtAttachment>(access, path, cancellationToken);
        if (listed.Value is not { } parts)
        {
            return listed.As<RtParts>();
        }

        var texts = parts.Where(part => part.IsText).ToList();
        var read =
            texts.Count
            == parts.Count(part => part.ContentType is not null && !part.ContentType.StartsWith("multipart/", StringComparison.Ordinal))
                ? await PagesAsync<RtAttachment>(access, path + ",Content", cancellationToken)
                : await OneByOneAsync(access, texts, cancellationToken);
        return read.Value is { } entries
            ? RemoteAnswer<RtParts>.From(
                new(
                    entries.Where(part => part.IsText).GroupBy(part => part.TransactionId).ToDictionary(group => group.Key, TextOf),
                    parts.Where(part => !string.IsNullOrEmpty(part.Filename)).ToLookup(part => part.TransactionId)
                )
            )
            : read.As<RtParts>();
    }

    private async Task<RemoteAnswer<IReadOnlyList<RtAttachment>>> OneByOneAsync(
        RemoteAccess access,
        IReadOnlyList<RtAttachment> parts,
        CancellationToken cancellationToken
    )
    {
        List<RtAttachment> read = [];
        foreach (var part in parts)
        {
            var path = $"attachment/{part.Id.ToString(CultureInfo.InvariantCulture)}?fields=Content";
            var answer = await http.AskAsync<RtContent>(access, RtTickets.Get(path), cancellationToken);
            if (answer.Value is not { } content)
            {
                return answer.As<IReadOnlyList<RtAttachment>>();
            }

            read.Add(part with { Content = Decode(content.Content ?? "") });
        }

        return RemoteAnswer<IReadOnlyList<RtAttachment>>.From(read);
    }

    private async Task<RemoteAnswer<IReadOnlyList<T>>> PagesAsync<T>(RemoteAccess access, string path, CancellationToken cancellationToken)
    {
        List<T> all = [];
        for (var page = 1; page <= MaxPages; page++)
        {
            var request = RtTickets.Get(string.Create(CultureInfo.InvariantCulture, $"{path}&per_page={PageSize}&page={page}"));
            var answer = await http.AskAsync<RtList<T>>(access, request, cancellationToken);
            if (answer.Value is not { } list)
            {
                return answer.As<IReadOnlyList<T>>();
            }

            // histories are not counted, and entries without permission are removed after paging: only an empty page is certainly past the
            // last
            all.AddRange(list.Items ?? []);
            if (list.Items is not { Count: > 0 })
            {
                return RemoteAnswer<IReadOnlyList<T>>.From(all);
            }
        }

        return RemoteAnswer<IReadOnlyList<T>>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotUnderstood)));
    }

    // the same text is available as plain text and HTML: the plain text is used
    private static string TextOf(IEnumerable<RtAttachment> parts)
    {
        var all = parts.OrderBy(part => part.Id).ToList();
        var plain = all.Where(part => part.ContentType is "text/plain").Select(part => part.Content ?? "").ToList();
        var words = plain.Exists(text => !string.IsNullOrWhiteSpace(text)) ? plain : all.Select(part => HtmlText.Of(part.Content ?? ""));
        return string.Join('\n', words.Select(text => text.Trim())).Trim();
    }

    private static string Decode(string content) => Bytes(content) is { } bytes ? Encoding.UTF8.GetString(bytes) : content;

    private static byte[]? Bytes(string content)
    {
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content.Trim(), bytes, out var length) ? bytes[..length] : null;
    }

    private static RemoteFile ToFile(RtAttachment part) =>
        new(part.Id.ToString(CultureInfo.InvariantCulture), part.Filename ?? "", Size: null);

    /// <summary>The parts of all entries, by entry.</summary>
    private sealed record RtParts(Dictionary<long, string> Texts, ILookup<long, RtAttachment> Files);
}

/// <summary>An entry of a ticket's history with its text and files.</summary>
internal sealed record RtEntry(RtTransaction Line, string Text, IReadOnlyList<RemoteFile> Files);
