using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// Names an event of a log: case, time, activity, resource, and an ordinal that counts events alike in all four. The same event of an
/// overlapping file has the same name wherever it stands there.
/// </summary>
internal static class EventIdentity
{
    /// <summary>Starts the keys of imported events; others were made in the console.</summary>
    public const string Prefix = "log:";

    private const string TicketPrefix = Prefix + "ticket:";

    /// <summary>Whether an event came from a log.</summary>
    public static bool IsOfLog(string eventKey) => eventKey.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether it is a step of a list of tickets.</summary>
    public static bool IsOfTicket(string eventKey) => eventKey.StartsWith(TicketPrefix, StringComparison.Ordinal);

    /// <summary>Names a step of a ticket. Later lists name the same step with whoever has the ticket by then, so nobody is part of the name.</summary>
    public static string OfTicket(string caseKey, DateTimeOffset at, string activity) =>
        string.Concat(TicketPrefix, Of(caseKey, at, activity, resource: null, ordinal: 0).AsSpan(Prefix.Length));

    public static string Of(string caseKey, DateTimeOffset at, string activity, string? resource, int ordinal)
    {
        var identity = string.Create(
            CultureInfo.InvariantCulture,
            $"{caseKey}\u001f{at.ToUnixTimeMilliseconds()}\u001f{activity}\u001f{resource}\u001f{ordinal}"
        );
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(identity), hash);
        return Prefix + Convert.ToHexStringLower(hash[..16]); // 128 bits are enough to tell a tenant's events apart
    }
}
