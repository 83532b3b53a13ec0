using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;

namespace RecsConsole.Api.Replays;

/// <summary>The place of a request's reply: stored in the transaction of what it replies to.</summary>
/// <param name="claim">The row that holds the request's idempotency key; null when it has none.</param>
internal sealed class ApiReceipt(ApiReplayRow? claim)
{
    /// <summary>Whether the reply was given to a transaction.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Adds the reply to a transaction; nothing for a failure, which may be repeated.</summary>
    public void Keep(ConsoleDbContext db, ApiReply reply)
    {
        if (claim is null || reply.Json is not { } json)
        {
            return;
        }

        // As it was claimed, without a status, which is its concurrency token: when a slow request and the one that took its place both
        // reply, the second transaction fails.
        var row = new ApiReplayRow
        {
            TenantId = claim.TenantId,
            ApiKeyId = claim.ApiKeyId,
            Name = claim.Name,
            RequestHash = claim.RequestHash,
            At = claim.At,
        };
        db.ApiReplays.Attach(row);
        (row.Status, row.Answer) = (reply.Status, json);
        IsKept = true;
    }

    /// <summary>The rows that hold the results of an earlier attempt, by number; empty for a request without a key.</summary>
    public IReadOnlyList<string> NamesOfRows(int count) => claim is null ? [] : [.. Enumerable.Range(1, count).Select(NameOfRow)];

    /// <summary>Adds the result of a row to its transaction.</summary>
    public void KeepRow(ConsoleDbContext db, ReceivedRow row)
    {
        if (claim is null)
        {
            return;
        }

        db.ApiReplays.Add(
            new()
            {
                TenantId = claim.TenantId,
                ApiKeyId = claim.ApiKeyId,
                Name = NameOfRow(row.Row),
                RequestHash = claim.RequestHash,
                At = claim.At,
                Status = StatusCodes.Status200OK,
                Answer = JsonSerializer.Serialize(row),
            }
        );
    }

    public static ReceivedRow RowOf(string answer) => JsonSerializer.Deserialize<ReceivedRow>(answer)!;

    // the space keeps it apart from the names of callers, and the hash from another request that got the key after this one failed
    private string NameOfRow(int row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(claim!.Name));
        hash.AppendData(claim.RequestHash);
        return FormattableString.Invariant($"{Convert.ToHexStringLower(hash.GetHashAndReset())} {row}");
    }
}
