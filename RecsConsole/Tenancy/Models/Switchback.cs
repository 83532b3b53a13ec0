using System.Buffers.Binary;
using System.Security.Cryptography;
using RecsConsole.Database;

namespace RecsConsole.Tenancy.Models;

/// <summary>
/// A pilot by time window: its model ranks for everybody it covers in some windows, and for nobody in the others. Right where the work of
/// some people changes that of others, since two groups that share cases or a queue cannot be compared (I. Bojinov, D. Simchi-Levi and
/// J. Zhao, "Design and Analysis of Switchback Experiments", Management Science 69, 2023).
/// </summary>
/// <param name="Since">Start of window 0.</param>
public sealed record Switchback(Guid PilotId, DateTimeOffset Since, int WindowHours)
{
    public const int MinHours = 1;

    /// <summary>A week: with longer windows, no pilot would end.</summary>
    public const int MaxHours = 168;

    /// <summary>The model ranks in one window of each pair.</summary>
    public const int Percent = 50;

    private const int Pair = 2;

    /// <summary>Null for a model that is no pilot, or a pilot by person.</summary>
    public static Switchback? Of(ModelRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { Status: ModelStatus.Pilot, WindowHours: > 0, PromotedAt: { } since } ? new(row.Id, since, row.WindowHours) : null;
    }

    /// <summary>The number of the window at an instant, from 0.</summary>
    public int WindowAt(DateTimeOffset at) => (int)Math.Max(0, (at - Since) / TimeSpan.FromHours(WindowHours));

    /// <summary>
    /// Whether the model ranks in a window: in one of each pair, in random order, so that both arms get as many windows and no rhythm of
    /// the week falls on one of them.
    /// </summary>
    public bool HasModel(int window)
    {
        Span<byte> key = stackalloc byte[20];
        PilotId.TryWriteBytes(key, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(key[16..], window / Pair);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        return (hash[0] + window) % Pair == 0;
    }
}
