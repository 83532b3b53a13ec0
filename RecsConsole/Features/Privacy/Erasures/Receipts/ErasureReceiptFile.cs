using System.Globalization;
using System.Text.Json;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Privacy.Erasures.Receipts;

/// <summary>
/// A receipt as a JSON file: ids and numbers, no names. The bytes are the same each time, so their SHA-256, which the page shows, tells
/// whether a copy was changed; the audit entry that the file names tells whether it is true.
/// </summary>
/// <param name="Sha256">Of the content.</param>
public sealed record ErasureReceiptFile(string Name, byte[] Content, string Sha256)
{
    /// <summary>The form of the file; a change of it gets the next number.</summary>
    private const int Format = 1;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public static ErasureReceiptFile Of(ErasureReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var content = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Format,
                Subject = new { receipt.Subject.Kind, receipt.Subject.Key },
                DestroyedKey = receipt.Key,
                receipt.At,
                AskedBy = receipt.AskedById,
                ConfirmedBy = receipt.ConfirmedById,
                receipt.Unreadable,
                receipt.Deleted,
                AuditEntry = new { Id = receipt.EntryId, Sha256 = receipt.EntryHash },
            },
            s_json
        );
        var day = receipt.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = $"erasure-{receipt.Subject.Kind}-{day}-{receipt.Key.ToString("N")[^8..]}.json";
        return new(name, content, CanonicalHash.Of(content));
    }
}
