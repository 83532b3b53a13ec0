using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>Chooses the decisions to check: one in a hundred, with a minimum and a nightly maximum.</summary>
internal static class LeakSample
{
    public const int OneIn = 100;
    public const int Fewest = 5;
    public const int Max = 200;

    /// <summary>The sample size for a number of decisions.</summary>
    public static int SizeOf(int decisions) => Math.Min(decisions, Math.Clamp(decisions / OneIn, Fewest, Max));

    /// <summary>A draw that anyone who knows the run's id can repeat, and nobody can foresee.</summary>
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
