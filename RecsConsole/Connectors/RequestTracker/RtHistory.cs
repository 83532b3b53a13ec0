using System.Globalization;
using System.Text;
using System.Text.Json;
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

    // each takes about 70 characters of an address, of which servers read 8,000
    private const int NumbersAtOnce = 50;

    private static readonly string[] s_types = [Created, Comment, Reply, StatusChange];

    private static readonly PartQuestion s_outlines = new(
        "TransactionId",
        "TransactionId,ContentType,Filename",
        part => part.TransactionId
    );

    private static readonly PartQuestion s_texts = new("id", "TransactionId,ContentType,Filename,Content", part => part.Id);

    /// <summary>Texts and status changes, oldest first; the first entry created the ticket.</summary>
    internal async Task<RemoteAnswer<IReadOnlyList<RtEntry>>> ReadAsync(
        RemoteAccess access,
        string ticketId,
        CancellationToken cancellationToken
    )
    {
        var types = Only("Type", s_types);
        var lines = await PagesAsync<RtTransaction>(
            access,
            $"ticket/{ticketId}/history?query={types}&fields=Type,Creator,Created,OldValue,NewValue"
                + "&fields%5BCreator%5D=RealName,EmailAddress",
            line => Array.Exists(s_types, type => RtTickets.Is(type, line.Type)),
            cancellationToken
        );
        if (lines.Value is not { } transactions)
        {
            return lines.As<IReadOnlyList<RtEntry>>();
        }

        var read = await PartsAsync(access, ticketId, [.. transactions.Select(each => each.Id)], cancellationToken);
        return read.Value is { } parts
            ? RemoteAnswer<IReadOnlyList<RtEntry>>.From([
                .. transactions
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

    private async Task<RemoteAnswer<RtParts>> PartsAsync(
        RemoteAccess access,
        string ticketId,
        IReadOnlyList<long> entries,
        CancellationToken cancellationToken
    )
    {
        // content types are read first: files in the same response could exceed the size limit
        var listed = await AttachmentsAsync(access, ticketId, s_outlines, entries, cancellationToken);
        if (listed.Value is not { } parts)
        {
            return listed.As<RtParts>();
        }

        var read = await TextsAsync(access, ticketId, [.. parts.Where(part => part.IsText)], cancellationToken);
        return read.Value is { } texts
            ? RemoteAnswer<RtParts>.From(
                new(
                    texts.Where(part => part.IsText).GroupBy(part => part.TransactionId).ToDictionary(group => group.Key, TextOf),
                    parts.Where(part => !string.IsNullOrEmpty(part.Filename)).ToLookup(part => part.TransactionId)
                )
            )
            : read.As<RtParts>();
    }

    private async Task<RemoteAnswer<IReadOnlyList<RtAttachment>>> TextsAsync(
        RemoteAccess access,
        string ticketId,
        IReadOnlyList<RtAttachment> parts,
        CancellationToken cancellationToken
    )
    {
        var read = await AttachmentsAsync(access, ticketId, s_texts, [.. parts.Select(part => part.Id)], cancellationToken);
        // they may exceed the size limit together, and none of them alone
        return read.Refusal is null ? read : await OneByOneAsync(access, parts, cancellationToken);
    }

    private async Task<RemoteAnswer<IReadOnlyList<RtAttachment>>> AttachmentsAsync(
        RemoteAccess access,
        string ticketId,
        PartQuestion question,
        IReadOnlyList<long> numbers,
        CancellationToken cancellationToken
    )
    {
        List<RtAttachment> all = [];
        foreach (var some in numbers.Distinct().Chunk(NumbersAtOnce))
        {
            var wanted = some.ToHashSet();
            var only = Only(question.Field, some.Select(number => number.ToString(CultureInfo.InvariantCulture)));
            var answer = await PagesAsync<RtAttachment>(
                access,
                $"ticket/{ticketId}/attachments?query={only}&fields={question.Columns}",
                part => wanted.Contains(question.NumberOf(part)),
                cancellationToken
            );
            if (answer.Value is not { } found)
            {
                return answer;
            }

            all.AddRange(found);
        }

        return RemoteAnswer<IReadOnlyList<RtAttachment>>.From(all);
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

    /// <param name="isAsked">Whether an entry is one of those that the query of the path names.</param>
    private async Task<RemoteAnswer<IReadOnlyList<T>>> PagesAsync<T>(
        RemoteAccess access,
        string path,
        Func<T, bool> isAsked,
        CancellationToken cancellationToken
    )
    {
        List<T> all = [];
        var isAsAsked = true;
        for (var page = 1; page <= MaxPages; page++)
        {
            var request = RtTickets.Get(string.Create(CultureInfo.InvariantCulture, $"{path}&per_page={PageSize}&page={page}"));
            var answer = await http.AskAsync<RtList<T>>(access, request, cancellationToken);
            if (answer.Value is not { } list)
            {
                return answer.As<IReadOnlyList<T>>();
            }

            var items = list.Items ?? [];
            all.AddRange(items.Where(isAsked));
            isAsAsked = isAsAsked && items.All(isAsked);
            if (IsLast(list, page, isAsAsked))
            {
                return RemoteAnswer<IReadOnlyList<T>>.From(all);
            }
        }

        return RemoteAnswer<IReadOnlyList<T>>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotUnderstood)));
    }

    // Entries are counted only for an account that may see everything. For others, those without permission are removed after paging, so
    // that a page with room need not be the last. What is asked for here the account may see, or the query leaves it out before paging; but
    // a server that answers with other entries too did not use the query, and then only an empty page is certainly past the last.
    private static bool IsLast<T>(RtList<T> list, int page, bool isAsAsked) =>
        list.NextPage is null
        && (list.Items is not { Count: > 0 } || list.Total <= (long)page * list.PageSize || (isAsAsked && list.Count < list.PageSize));

    // a search by JSON: entries with one of the values
    private static string Only(string field, IEnumerable<string> values) =>
        Uri.EscapeDataString(
            JsonSerializer.Serialize(
                values.Select(value => new Dictionary<string, string>(StringComparer.Ordinal) { ["field"] = field, ["value"] = value })
            )
        );

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

    /// <summary>What is asked about parts.</summary>
    /// <param name="Field">The field of their number.</param>
    private sealed record PartQuestion(string Field, string Columns, Func<RtAttachment, long> NumberOf);

    /// <summary>The parts of all entries, by entry.</summary>
    private sealed record RtParts(Dictionary<long, string> Texts, ILookup<long, RtAttachment> Files);
}

/// <summary>An entry of a ticket's history with its text and files.</summary>
internal sealed record RtEntry(RtTransaction Line, string Text, IReadOnlyList<RemoteFile> Files);
