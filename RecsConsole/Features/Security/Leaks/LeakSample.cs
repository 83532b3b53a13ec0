using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>Which decisions are looked at: one in a hundred, at least a few, at most what a night has room for.</summary>
internal static class LeakSample
{
    public const int OneIn = 100;
    public const int Fewest = 5;
    public const int Most = 200;

    /// <summary>How many of so many.</summary>
    public static int SizeOf(int decisions) => Math.Min(decisions, Math.Clamp(decisions / OneIn, Fewest, Most));

    /// <summary>A draw that anybody can repeat who knows the run's id, and nobody can foresee.</summary>
    public static IReadOnlyList<Guid> Draw(IEnumerable<Guid> decisions, Guid runId) =>
        [.. decisions.OrderBy(id => Lot(id, runId)).ThenBy(id => id).Take(SizeOf(decisions.Count()))];

    private static ulong Lot(Guid decision, Guid runId)
    {
        Span<byte> both = stackalloc byte[32];
        decision.TryWriteBytes(both);
        runId.TryWriteBytes(both[16..]);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(both));
    }
}
