using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecsConsole.Features.Cases.Import.Comments;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// Identity of a log event: case, time, activity, resource, and an ordinal that distinguishes events equal in all four. An event has the
/// same identity in overlapping files, wherever it occurs in them.
/// </summary>
internal static class EventIdentity
{
    /// <summary>Prefix of the keys of imported events; events made in the console do not have it.</summary>
    public const string Prefix = "log:";

    /// <summary>Prefix of the keys of the steps from a list of tickets.</summary>
    public const string TicketPrefix = Prefix + "ticket:";

    /// <summary>Prefix of the keys of events that note a file read again with other columns.</summary>
    public const string ReadAgainPrefix = Prefix + "again:";

    /// <summary>Whether an event was imported from a log.</summary>
    public static bool IsOfLog(string eventKey) => eventKey.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether the event is a step from a list of tickets.</summary>
    public static bool IsOfTicket(string eventKey) => eventKey.StartsWith(TicketPrefix, StringComparison.Ordinal);

    /// <summary>
    /// Identity of a ticket's step. A later list repeats the step with whoever is assigned by then, so the person is not part of the
    /// identity.
    /// </summary>
    public static string OfTicket(string caseKey, DateTimeOffset at, string activity) =>
        string.Concat(TicketPrefix, Of(caseKey, at, activity, resource: null, ordinal: 0).AsSpan(Prefix.Length));

    /// <summary>Identity of a comment: a later list repeats it as it is, and may know the writer's name by then.</summary>
    public static string OfComment(string caseKey, TicketComment comment) => OfComment(caseKey, comment, comment.Text);

    /// <summary>Its identity in imports of earlier versions, which kept the blanks around the text.</summary>
    public static string OfCommentAsWritten(string caseKey, TicketComment comment) => OfComment(caseKey, comment, comment.Written);

    private static string OfComment(string caseKey, TicketComment comment, string text) =>
        string.Concat(TicketPrefix, Of(caseKey, comment.At, "comment", $"{comment.Writer}\u001f{text}", ordinal: 0).AsSpan(Prefix.Length));

    public static string Of(string caseKey, DateTimeOffset at, string activity, string? resource, int ordinal)
    {
        var identity = string.Create(
            CultureInfo.InvariantCulture,
            $"{caseKey}\u001f{at.ToUnixTimeMilliseconds()}\u001f{activity}\u001f{resource}\u001f{ordinal}"
        );
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);
        return Prefix + Convert.ToHexStringLower(hash[..16]); // 128 bits are enough to distinguish a tenant's events
    }
}
