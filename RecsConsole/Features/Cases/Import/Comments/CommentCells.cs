using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import.Comments;

/// <summary>
/// Takes the cells of comments apart. Jira writes one comment per cell, "time;person;text"; ServiceNow writes all of them into one cell, each
/// under a line "time - person (Additional comments)" or "(Work notes)". Comments that come from JSON are a list in JSON.
/// </summary>
internal static class CommentCells
{
    /// <summary>The longest cell of a conversation: leaves room for the other cells of the line.</summary>
    public const int MaxBytes = LogStream.MaxLineBytes / 5 * 4;

    /// <summary>In place of a conversation that is longer.</summary>
    public const string TooLong = "[{\"tooLong\":true}]";

    private const int LongestHead = 400;
    private const string Public = "Additional comments";
    private const string List = "[{";

    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The comments of a cell; null when it has neither form.</summary>
    /// <param name="isTime">Whether a text is a time of the file.</param>
    public static IReadOnlyList<RawComment>? Read(string cell, Func<string, bool> isTime) =>
        cell.StartsWith(List, StringComparison.Ordinal) ? Listed(cell, isTime) : Single(cell, isTime) ?? Journal(cell, isTime);

    /// <summary>A cell with comments that were in JSON.</summary>
    public static string Write(IReadOnlyList<RawComment> comments) => JsonSerializer.Serialize(comments, s_json);

    private static List<RawComment>? Listed(string cell, Func<string, bool> isTime)
    {
        try
        {
            var all = JsonSerializer.Deserialize<List<RawComment?>>(cell, s_json)!.OfType<RawComment>().ToList();
            // a file can say anything, also nothing where a text must be
            return all.TrueForAll(each => each is { At: not null, Text: not null } && isTime(each.At) && IsText(each.Text + each.Writer))
                ? all
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<RawComment>? Single(string cell, Func<string, bool> isTime)
    {
        var parts = cell.Split(';', 3);
        // the cell does not say who may read it
        return parts.Length == 3 && isTime(parts[0].Trim())
            ? [new(parts[0].Trim(), OrNull(parts[1]), parts[2].Trim(), IsPublic: null)]
            : null;
    }

    private static List<RawComment>? Journal(string cell, Func<string, bool> isTime)
    {
        List<RawComment> entries = [];
        RawComment? head = null;
        var text = new StringBuilder();
        foreach (var line in cell.Split('\n').Select(each => each.TrimEnd('\r')))
        {
            if (HeadOf(line, isTime) is { } next)
            {
                Keep(entries, head, text);
                head = next;
            }
            else if (head is not null)
            {
                text.Append(line).Append('\n');
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                return null; // words of nobody, at no time
            }
        }

        Keep(entries, head, text);
        return head is null ? null : entries;
    }

    private static void Keep(List<RawComment> entries, RawComment? head, StringBuilder text)
    {
        if (head is not null)
        {
            entries.Add(head with { Text = text.ToString().Trim() });
        }

        text.Clear();
    }

    private static bool IsText(string text) => !text.Contains('\0', StringComparison.Ordinal);

    private static RawComment? HeadOf(string line, Func<string, bool> isTime)
    {
        var dash = line.IndexOf(" - ", StringComparison.Ordinal);
        if (line.Length > LongestHead || dash < 0 || !line.EndsWith(')') || !isTime(line[..dash].Trim()))
        {
            return null;
        }

        // the label of public comments can have brackets of its own, and so can a name
        var known = line.IndexOf($" ({Public}", dash, StringComparison.OrdinalIgnoreCase);
        var open = known < 0 ? line.LastIndexOf(" (", StringComparison.Ordinal) : known;
        return open <= dash ? null : new(line[..dash].Trim(), OrNull(line[Math.Min(open, dash + 3)..open]), "", IsPublic: known >= 0);
    }

    private static string? OrNull(string text) => text.Trim() is { Length: > 0 } words ? words : null;
}

/// <summary>A comment as read; its time is still text.</summary>
/// <param name="IsPublic">Null when the file does not say.</param>
internal sealed record RawComment(string At, string? Writer, string Text, bool? IsPublic);
