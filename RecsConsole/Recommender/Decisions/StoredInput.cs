using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Decisions;

/// <summary>What a decision stores of its input. Needs no result of ranking, so it is prepared in parallel with it.</summary>
/// <param name="Snapshot">The canonical bytes of the snapshot, compressed.</param>
/// <param name="Hash">Its <see cref="InputHash"/>.</param>
public sealed record StoredInput(byte[] Snapshot, string Hash)
{
    public static StoredInput Of(LoadedCase opened)
    {
        ArgumentNullException.ThrowIfNull(opened);
        return new(Brotli.CompressValue(opened.Snapshot), opened.InputHash());
    }
}
